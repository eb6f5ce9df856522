package io.ringback.engine.recorded;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what was recorded in the engine's terms: its channel ids and command names for the recorded ones, and a
 * Timestamp, as a switch with {@code timestampevents=yes} has it. Time that the recording client spent on things of its
 * own is left out; time between the events of a call never is.
 */
final class Voice {
    private static final Pattern EVERYTHING = Pattern.compile("");

    private final Score score;
    private final Supplier<Instant> now;
    private final Map<String, String> links = new HashMap<>();
    private Pattern filter = EVERYTHING;
    private @Nullable Wire wire;
    private String callerId = "";
    private Duration shift = Duration.ZERO;
    private Instant said;
    private boolean callerGone;

    Voice(Score score, Supplier<Instant> now) {
        this.score = score;
        this.now = now;
        this.said = now.get();
    }

    void speakTo(Wire session) {
        wire = session;
        filter = EVERYTHING;
    }

    /** Only events in which this is found. */
    void filter(String expression) {
        filter = Pattern.compile(expression);
    }

    boolean callerGone() {
        return callerGone;
    }

    boolean isCaller(String channel) {
        return channel.equals(callerId);
    }

    /** Takes over the names the engine gave. */
    void originated(Message action) {
        callerId = action.get("ChannelId");
        links.put(score.callerId(), callerId);
        if (!score.secondHalf().isEmpty()) {
            links.put(score.secondHalf(), action.get("OtherChannelId"));
        }
    }

    /** What the recording called {@code recorded} is {@code ours} from now on. */
    void link(String recorded, String ours) {
        if (!recorded.isEmpty()) {
            links.put(recorded, ours);
        }
    }

    /** The recorded moment is the present. */
    void align(Instant recorded) {
        Instant present = now.get().isAfter(said) ? now.get() : said;
        shift = Duration.between(recorded, present);
        said = present;
    }

    /** Time passes up to the recorded moment. */
    void pass(Instant recorded) {
        Instant at = recorded.plus(shift);
        said = at.isAfter(said) ? at : said;
    }

    void say(Instant at, Message message) throws IOException {
        pass(at);
        if (ofTheRecordingClient(message)) {
            return;
        }
        Message ours = message.with(value -> links.getOrDefault(value, value));
        callerGone |= ours.isEvent("Hangup") && isCaller(ours.get("Uniqueid"));
        event(ours);
    }

    /** An answer to a question the engine did not ask. */
    private boolean ofTheRecordingClient(Message message) {
        if (message.isEvent("AsyncAGIExec")) {
            return !links.containsKey(message.get("CommandId"));
        }
        String id = message.get("ActionID");
        return !id.isEmpty() && !message.isEvent("OriginateResponse") && !links.containsKey(id);
    }

    void handOver(Instant at) throws IOException {
        pass(at);
        event(Message.of(List.of(
                "Event: AsyncAGIStart", "Privilege: agi,all", "Uniqueid: " + callerId, "Linkedid: " + callerId)));
    }

    void returned(String command, String result) throws IOException {
        event(Message.of(List.of(
                "Event: AsyncAGIExec",
                "Privilege: agi,all",
                "Uniqueid: " + callerId,
                "Linkedid: " + callerId,
                "CommandId: " + command,
                "Result: " + result)));
    }

    private void event(Message event) throws IOException {
        String text = stamped(event).text();
        if (filter.matcher(text).find()) {
            write(text);
        }
    }

    private Message stamped(Message event) {
        return event.and("Timestamp", String.format("%d.%06d", said.getEpochSecond(), said.getNano() / 1000));
    }

    void booted() throws IOException {
        Message booted = Message.of(List.of(
                "Event: FullyBooted", "Privilege: system,all", "Uptime: 13", "LastReload: 13", "Status: Fully Booted"));
        write(booted.text());
    }

    void mark(Marker marker, int actions) throws IOException {
        write(stamped(Message.of(
                        List.of("Event: Reload", "Privilege: system,all", "Module: " + marker, "Status: " + actions)))
                .text());
    }

    void answer(Message action, String response, String name, String value) throws IOException {
        write("Response: " + response + "\r\nActionID: " + action.get("ActionID") + "\r\n" + name + ": " + value
                + "\r\n\r\n");
    }

    /** Answers as Asterisk answered the recorded action; what else belongs to that answer follows as events. */
    void answerAs(Message action, String recorded) throws IOException {
        String id = action.get("ActionID");
        link(recorded, id);
        Message answer = Objects.requireNonNull(score.answers().get(recorded), () -> "not answered: " + recorded);
        write(answer.with("ActionID", id).text());
    }

    private void write(String text) throws IOException {
        Objects.requireNonNull(wire, "speakTo comes first").write(text);
    }
}
