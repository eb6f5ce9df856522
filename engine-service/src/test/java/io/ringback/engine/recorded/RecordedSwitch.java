package io.ringback.engine.recorded;

import io.ringback.engine.recorded.Score.Ask;
import io.ringback.engine.recorded.Score.Await;
import io.ringback.engine.recorded.Score.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A manager port behind which a recording is played: whatever the engine asks is answered as Asterisk answered the
 * recording client, and what Asterisk said then follows, in its order and with its times. Nothing is waited out.
 *
 * <p>After each action, and when it has no more to say before the next one, it says so (see {@link Marker}); the
 * reader then knows that time may pass.
 */
final class RecordedSwitch implements AutoCloseable {
    private static final String QUEUED = "Added AGI command to queue";
    private static final int SESSIONS = 2;

    private final ServerSocket listener;
    private final Deque<Step> ahead;
    private final Voice voice;
    private final List<String> complaints = new ArrayList<>();
    private final Thread thread;
    private volatile @Nullable Wire open;
    private String dialCommand = "";
    private int taken;

    private RecordedSwitch(Score score, Supplier<Instant> now) throws IOException {
        this.ahead = new ArrayDeque<>(score.steps());
        this.voice = new Voice(score, now);
        this.listener = new ServerSocket(0, SESSIONS, InetAddress.getLoopbackAddress());
        this.thread = Thread.ofVirtual().name("recorded-switch").start(this::serve);
    }

    /** @param now what the reader takes for the present */
    static RecordedSwitch playing(Score score, Supplier<Instant> now) {
        try {
            return new RecordedSwitch(score, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What the engine asked for that the recording cannot answer; to be read after {@link #close}. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void serve() {
        for (int session = 0; session < SESSIONS; session++) {
            try (Wire wire = Wire.accept(listener)) {
                open = wire;
                taken = 0;
                voice.speakTo(wire);
                for (Message action = wire.read(); action != null; action = wire.read()) {
                    handle(action);
                }
            } catch (IOException _) {
                // Cut by the score, or the engine is through.
            }
        }
    }

    private void handle(Message action) throws IOException {
        switch (action.get("Action").toLowerCase(Locale.ROOT)) {
            case "challenge" -> voice.answer(action, "Success", "Challenge", "102030405");
            case "login" -> {
                voice.answer(action, "Success", "Message", "Authentication accepted");
                voice.booted();
            }
            case "filter" -> {
                voice.filter(action.get("Filter"));
                voice.answer(action, "Success", "Message", "Success");
                taken++;
                play();
            }
            default -> {
                taken++;
                perform(action);
                play();
            }
        }
    }

    private void perform(Message action) throws IOException {
        switch (action.get("Action")) {
            case "Originate" -> {
                Await await = goOnTo(Ask.ORIGINATE);
                voice.originated(action);
                voice.answerAs(action, await.id());
            }
            case "AGI" -> command(action);
            case "Hangup" -> hangup(action);
            case "CoreShowChannels" -> {
                Await await = goOnTo(Ask.LIST);
                voice.answerAs(action, await.id());
            }
            case "AbsoluteTimeout" -> voice.answer(action, "Success", "Message", "Timeout Set");
            case "PlayDTMF" -> voice.answer(action, "Success", "Message", "DTMF successfully queued");
            default -> complaints.add("no recording answers " + action);
        }
    }

    private void command(Message action) throws IOException {
        String command = action.get("Command");
        String id = action.get("CommandID");
        if (voice.callerGone()) {
            voice.answer(action, "Error", "Message", "Channel " + action.get("Channel") + " does not exist.");
        } else if (command.startsWith("EXEC Dial")) {
            dial(action, id);
        } else if (command.startsWith("EXEC Playback")
                && ahead.peek() instanceof Await(var at, var ask, var recorded)
                && ask == Ask.PROMPT) {
            ahead.poll();
            voice.align(at);
            voice.link(recorded, id);
            voice.answer(action, "Success", "Message", QUEUED);
        } else {
            voice.answer(action, "Success", "Message", QUEUED);
            voice.returned(id, command.startsWith("SET VARIABLE") ? "200%20result%3D1%0A" : "200%20result%3D0%0A");
        }
    }

    private void dial(Message action, String id) throws IOException {
        if (!isAhead(Ask.DIAL)) {
            complaints.add("a dial more than was recorded: " + action.get("Command"));
            voice.answer(action, "Error", "Message", "Channel " + action.get("Channel") + " does not exist.");
            return;
        }
        dialCommand = id;
        voice.link(goOnTo(Ask.DIAL).id(), id);
        voice.answer(action, "Success", "Message", QUEUED);
    }

    private void hangup(Message action) throws IOException {
        boolean caller = voice.isCaller(action.get("Channel"));
        if (caller && (voice.callerGone() || !isAhead(Ask.HANGUP))) {
            voice.answer(action, "Error", "Message", "No such channel");
            return;
        }
        voice.answer(action, "Success", "Message", "Channel Hungup");
        if (caller) {
            goOnTo(Ask.HANGUP);
        }
    }

    private boolean isAhead(Ask wanted) {
        return ahead.stream().anyMatch(step -> step instanceof Await(var _, var ask, var _) && ask == wanted);
    }

    /** Plays up to where this was asked in the recording; dials that the engine does not make are left out whole. */
    private Await goOnTo(Ask wanted) throws IOException {
        boolean unasked = false;
        while (true) {
            Step step = Objects.requireNonNull(ahead.poll(), () -> "nothing was asked like " + wanted);
            if (step instanceof Await await) {
                if (await.ask() == wanted) {
                    if (wanted == Ask.LIST) {
                        // The time without a connection belongs to the call.
                        voice.pass(await.at());
                    } else {
                        voice.align(await.at());
                    }
                    return await;
                }
                unasked |= await.ask() == Ask.DIAL;
            } else if (!unasked) {
                perform(step);
            }
        }
    }

    private void play() throws IOException {
        while (!ahead.isEmpty() && !(ahead.peek() instanceof Await)) {
            perform(ahead.remove());
        }
        voice.mark(Marker.REST, taken);
    }

    private void perform(Step step) throws IOException {
        switch (step) {
            case Score.Say(var at, var message) -> voice.say(at, message);
            case Score.HandOver(var at) -> voice.handOver(at);
            case Score.DialReturned(var at, var result) -> {
                voice.pass(at);
                voice.returned(dialCommand, "200%20result%3D" + result + "%0A");
            }
            case Score.Stop(var at) -> {
                voice.pass(at);
                voice.mark(Marker.STOP, taken);
            }
            case Score.Cut(var at) -> {
                voice.pass(at);
                voice.mark(Marker.CUT, taken);
                throw new IOException("cut, as recorded");
            }
            case Await await -> throw new IllegalStateException("not played but waited for: " + await);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Wire wire = open;
        if (wire != null) {
            wire.close();
        }
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
