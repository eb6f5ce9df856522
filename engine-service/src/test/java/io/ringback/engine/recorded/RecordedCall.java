package io.ringback.engine.recorded;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.ami.Account;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.ChannelList;
import io.ringback.engine.ami.EventReader;
import io.ringback.engine.ami.Hearing;
import io.ringback.engine.ami.SessionFault;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.call.CallState;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Ended;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Step;
import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.WireAction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.event.CoreShowChannelsCompleteEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ReloadEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.jspecify.annotations.Nullable;

/**
 * One call of the engine over a real manager connection: the session, the event reader, the actions and the call
 * machine are the engine's own. Only the desk between them is not: its clock here is the recording's.
 */
final class RecordedCall {
    static final String INSTALLATION = "lab";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_DEADLINES = 100;

    private final Call call;
    private final Actions actions = new Actions("ringback");
    private final EventReader reader = new EventReader(INSTALLATION);
    private final BlockingQueue<Runnable> heard = new LinkedBlockingQueue<>();
    private final StringBuilder story = new StringBuilder();
    private CallState state;
    private volatile Instant now;
    private @Nullable AmiSession session;
    private @Nullable AttemptEnded end;
    private ChannelList channels = new ChannelList();
    private int sent;
    private int port;
    private int deadlines;
    private boolean over;

    RecordedCall(Call call, Instant begin) {
        this.call = call;
        this.now = begin;
        this.state = CallMachine.waiting(begin, Duration.ZERO);
    }

    /** The recording's present, for whoever plays it. */
    Instant now() {
        return now;
    }

    /** How the call ended against the switch on {@code port}. */
    AttemptEnded run(int port) throws Exception {
        this.port = port;
        try {
            connect();
            tell(new Input.Begin(now));
            while (!over) {
                Runnable next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nothing is heard any more" + story);
                }
                next.run();
            }
        } finally {
            Objects.requireNonNull(session).close();
        }
        return Objects.requireNonNull(end, () -> "no end" + story);
    }

    /** All inputs and facts so far. */
    String story() {
        return story.toString();
    }

    private void connect() throws SessionFault, InterruptedException, IOException {
        AmiSession fresh = new AmiSession(
                new Account("127.0.0.1", port, "engine", "secret"), () -> true, new Ear(), InstantSource.system());
        session = fresh;
        fresh.login();
        if (!fresh.awaitBooted(PATIENCE)) {
            throw new AssertionError("not booted");
        }
        send(actions.filter(), "filter");
    }

    /** Only hands over, as at the engine's link. */
    private final class Ear implements Hearing {
        @Override
        public void heard(ManagerEvent event, Instant receivedAt) {
            heard.add(() -> {
                if (event instanceof ReloadEvent marker) {
                    marked(marker);
                } else {
                    hear(event, receivedAt);
                }
            });
        }

        @Override
        public void closed() {
            heard.add(() -> lost());
        }
    }

    private void hear(ManagerEvent event, Instant receivedAt) {
        channels.heard(event);
        reader.read(event, receivedAt).ifPresent(known -> {
            passTo(known.input().at());
            tell(known.input());
        });
        if (event instanceof CoreShowChannelsCompleteEvent) {
            passTo(stamp(event));
            seen();
        }
    }

    private void marked(ReloadEvent marker) {
        passTo(stamp(marker));
        switch (Marker.valueOf(marker.getModule())) {
            case STOP -> tell(new Input.Stop(now, StopReason.OPERATOR));
            case CUT -> {
                // The end of the socket follows.
            }
            case REST -> {
                if (Integer.parseInt(marker.getStatus()) == sent) {
                    rest();
                }
            }
        }
    }

    private static Instant stamp(ManagerEvent event) {
        double seconds = Objects.requireNonNull(event.getTimestamp(), () -> "not stamped: " + event);
        return Instant.EPOCH.plusNanos(Math.round(seconds * 1e6) * 1_000L);
    }

    /** Neither side has anything to say: only time can go on. */
    private void rest() {
        while (!(state instanceof Ended)) {
            int before = sent;
            Instant deadline = Objects.requireNonNull(state.deadline(), () -> "stuck" + story);
            passTo(deadline);
            if (++deadlines > MOST_DEADLINES) {
                throw new AssertionError("it does not end" + story);
            }
            if (sent > before) {
                return;
            }
        }
        over = true;
    }

    private void passTo(Instant at) {
        for (Instant due = state.deadline(); due != null && !due.isAfter(at); due = state.deadline()) {
            if (due.isAfter(now)) {
                now = due;
            }
            CallState before = state;
            tell(new Input.Tick(now));
            if (state.equals(before)) {
                break;
            }
        }
        if (at.isAfter(now)) {
            now = at;
        }
    }

    private void lost() {
        if (over) {
            return;
        }
        tell(new Input.SwitchLost(now));
        channels = new ChannelList();
        sent = 0;
        try {
            connect();
            send(actions.coreShowChannels(), "list");
        } catch (IOException | SessionFault | InterruptedException e) {
            throw new AssertionError("cannot connect again" + story, e);
        }
    }

    private void seen() {
        try {
            tell(Sight.of(channels.await(PATIENCE), now));
        } catch (SessionFault | InterruptedException e) {
            throw new AssertionError("no list" + story, e);
        }
    }

    private void tell(Input input) {
        story.append("\n  ").append(now).append(" told ").append(input);
        Step step = CallMachine.on(call, state, input, now);
        state = step.next();
        step.effects().forEach(this::perform);
    }

    private void perform(Effect effect) {
        story.append("\n    does ").append(effect);
        if (effect instanceof Effect.Emit(var _, AttemptEnded ended)) {
            end = ended;
        }
        Deed.of(effect, actions).ifPresent(deed -> send(deed.action(), deed.subject()));
    }

    private void send(WireAction action, String subject) {
        sent++;
        try {
            Objects.requireNonNull(session).send(action, response -> {
                if (response instanceof ManagerError) {
                    heard.add(() -> refused(subject, String.valueOf(response.getMessage())));
                }
            });
        } catch (IllegalStateException e) {
            heard.add(() -> refused(subject, "the switch is away"));
        } catch (IOException e) {
            // As at the engine: what became of it is learned from the connection's end.
            story.append("\n    not sent: ").append(e);
        }
    }

    private void refused(String subject, String message) {
        tell(new Input.ActionRefused(now, subject, message));
    }
}
