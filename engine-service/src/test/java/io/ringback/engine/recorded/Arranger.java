package io.ringback.engine.recorded;

import io.ringback.engine.recorded.Recording.Entry;
import io.ringback.engine.recorded.Score.Ask;
import io.ringback.engine.recorded.Score.Await;
import io.ringback.engine.recorded.Score.DialReturned;
import io.ringback.engine.recorded.Score.HandOver;
import io.ringback.engine.recorded.Score.Say;
import io.ringback.engine.recorded.Score.Step;
import io.ringback.engine.recorded.Score.Stop;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a score of a recording. What the recording client did beyond the engine's own ways – reading variables, looking
 * at other channels, hanging up other people's – is left out with its answers; what followed from it stays.
 */
final class Arranger {
    private static final Set<String> PROMPTS =
            Set.of("GET DATA", "EXEC Read", "EXEC Playback", "EXEC Background", "EXEC Wait", "STREAM FILE");
    private static final String DIAL = "EXEC Dial ";

    private final List<Step> steps = new ArrayList<>();
    private final List<Step> last = new ArrayList<>();
    private final List<RecordedDial> dials = new ArrayList<>();
    private final Map<String, Message> answers = new HashMap<>();
    private final Set<String> callerNames = new HashSet<>();
    private final Deque<Message> queued = new ArrayDeque<>();
    private final boolean byDialplan;
    private Message originate = Message.of(List.of());
    private String running = "";
    private boolean dialplanDials;
    private boolean dialplanHangsUp;
    private boolean prompted;
    private boolean answered;
    private boolean gone;
    private boolean callerEnds;

    private Arranger(Recording recording) {
        byDialplan = recording.entries().stream()
                .noneMatch(entry -> entry instanceof Entry.Sent(var _, var message)
                        && message.get("Action").equals("AGI"));
    }

    static Score arrange(Recording recording) {
        Arranger arranger = new Arranger(recording);
        for (Entry entry : recording.entries()) {
            switch (entry) {
                case Entry.Sent(var at, var message) -> arranger.sent(at, message);
                case Entry.Said(var at, var message) -> arranger.said(at, message);
                case Entry.Cut(var at) -> arranger.steps.add(new Score.Cut(at));
            }
        }
        arranger.steps.addAll(arranger.last);
        Message first = arranger.originate;
        return new Score(
                first.get("ChannelId"),
                first.get("OtherChannelId"),
                first.get("ActionID"),
                Integer.parseInt(first.get("Timeout")) / 1000,
                arranger.dials,
                arranger.steps,
                arranger.answers);
    }

    private void sent(Instant at, Message action) {
        switch (action.get("Action")) {
            case "Originate" -> {
                if (callerNames.isEmpty()) {
                    originate = action;
                    callerNames.add(action.get("ChannelId"));
                    steps.add(new Await(at, Ask.ORIGINATE, action.get("ActionID")));
                }
            }
            case "AGI" -> command(at, action);
            case "Hangup" -> hangup(at, action.get("Channel"));
            case "CoreShowChannels" -> steps.add(new Await(at, Ask.LIST, action.get("ActionID")));
            default -> {
                // Asked for the recording's own sake.
            }
        }
    }

    private void command(Instant at, Message action) {
        if (gone || !callerNames.contains(action.get("Channel"))) {
            return;
        }
        if (!running.isEmpty()) {
            queued.add(action);
            return;
        }
        String command = action.get("Command");
        running = action.get("CommandID");
        if (command.startsWith(DIAL)) {
            dials.add(RecordedDial.of(command.substring(DIAL.length())));
            steps.add(new Await(at, Ask.DIAL, running));
            prompted = false;
        } else if (command.equals("HANGUP")) {
            ended(at, true);
        } else if (!prompted && PROMPTS.stream().anyMatch(command::startsWith)) {
            steps.add(new Await(at, Ask.PROMPT, running));
            prompted = true;
        }
    }

    private void hangup(Instant at, String channel) {
        boolean everybody = channel.startsWith("/");
        callerEnds |= everybody;
        if (gone || everybody || !callerNames.contains(channel)) {
            return;
        }
        callerEnds = true;
        ended(at, answered && !byDialplan && running.isEmpty());
    }

    /** At the end of a call the engine hangs up of itself; before that, and before any callee, it has to be told to. */
    private void ended(Instant at, boolean atTheEnd) {
        if (!atTheEnd || dials.isEmpty()) {
            steps.add(new Stop(at));
        }
        steps.add(new Await(at, Ask.HANGUP, ""));
    }

    private void said(Instant at, Message message) {
        if (!message.get("Response").isEmpty() && message.get("Event").isEmpty()) {
            answers.put(message.get("ActionID"), message);
            return;
        }
        boolean aboutCaller = callerNames.contains(message.get("Uniqueid"));
        switch (message.get("Event")) {
            case "FullyBooted", "SuccessfulAuth" -> {
                return;
            }
            case "Newchannel" -> {
                if (aboutCaller) {
                    callerNames.add(message.get("Channel"));
                }
            }
            case "Newstate" ->
                answered |= aboutCaller && message.get("ChannelStateDesc").equals("Up");
            case "HangupRequest" -> callerEnds |= aboutCaller;
            case "Hangup" -> {
                gone |= aboutCaller;
                if (aboutCaller && dialplanHangsUp) {
                    // Here the engine ends the caller, after all the rest.
                    last.add(new Await(at, Ask.HANGUP, ""));
                    last.add(new Say(at, message));
                    return;
                }
            }
            case "Newexten", "SoftHangupRequest" -> {
                if (aboutCaller && byDialplan) {
                    dialplan(at, message);
                }
            }
            default -> {
                // Said as it was.
            }
        }
        steps.add(new Say(at, message));
        if (message.isEvent("AsyncAGIExec")) {
            returned(at, message);
        }
    }

    /** The recorded dialplan dials by itself, and hangs up by itself when its Dial is over. */
    private void dialplan(Instant at, Message message) {
        if (message.get("Application").equals("Dial")) {
            dials.add(RecordedDial.of(message.get("AppData")));
            steps.add(new HandOver(at));
            steps.add(new Await(at, Ask.DIAL, ""));
            dialplanDials = true;
        } else if (dialplanDials && !message.get("Cause").equals("4")) {
            dialplanDials = false;
            steps.add(new DialReturned(at, callerEnds ? -1 : 0));
            dialplanHangsUp = !callerEnds;
        }
    }

    private void returned(Instant at, Message message) {
        if (!message.get("CommandId").equals(running)) {
            return;
        }
        running = "";
        Message next = queued.poll();
        if (message.get("Result").contains("result%3D-1")) {
            queued.clear();
        } else if (next != null) {
            command(at, next);
        }
    }
}
