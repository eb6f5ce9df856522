package io.ringback.trigger.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringback.edge.access.Principal;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.asking.StepView;
import io.ringback.trigger.callback.TimelineStep;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Streams of steps. Each listener has a virtual thread that reads what is new from the database whenever it is woken, so
 * a listener sees every step once and in order, whichever replica told it.
 */
@Singleton
final class StepStreams {
    private static final Logger LOG = Logger.getLogger(StepStreams.class);
    private static final int STEPS_AT_ONCE = 100;
    /** How long a revoked key may go on listening. */
    private static final Duration KEY_LOOK = Duration.ofSeconds(1);

    private static final long RETRY_AFTER_SECONDS = 5;

    private final StepReader reader;
    private final StepSignals signals;
    private final TriggerSettings settings;

    StepStreams(StepReader reader, StepSignals signals, TriggerSettings settings, MeterRegistry registry) {
        this.reader = reader;
        this.signals = signals;
        this.settings = settings;
        Gauge.builder("ringback.stream.listeners", signals, StepSignals::listening)
                .description("Listeners to streams of callbacks on this replica")
                .register(registry);
    }

    /**
     * Lets a listener in, or says why not, while it can still be said by a status.
     *
     * @throws io.ringback.edge.problem.ProblemException 404 if the callback is not the principal's, 503 if there are too
     *     many listeners
     */
    void admit(UUID callbackId, Principal principal) {
        reader.mustOwn(callbackId, principal);
        if (signals.listening() >= settings.streamListeners()) {
            throw Problems.unavailable("too-many-listeners", "too many streams are open", RETRY_AFTER_SECONDS);
        }
    }

    /** The steps after a number, and those to come, until the callback has ended or the listener leaves. */
    Multi<OutboundSseEvent> open(Listener listener, int after, Sse sse) {
        return Multi.createFrom().emitter(emitter -> {
            Thread thread = Thread.ofVirtual().name("stream").unstarted(() -> run(listener, after, sse, emitter));
            emitter.onTermination(thread::interrupt);
            thread.start();
        });
    }

    /**
     * Who listens to what.
     *
     * @param mayListen whether the key it began with still stands
     */
    record Listener(UUID callbackId, Principal principal, BooleanSupplier mayListen) {}

    private void run(Listener listener, int after, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
        try (StepSignals.Listening listening = signals.listen(listener.callbackId())) {
            int last = after;
            while (!emitter.isCancelled() && listener.mayListen().getAsBoolean()) {
                StepReader.Look look = reader.look(listener.callbackId(), listener.principal(), last, STEPS_AT_ONCE);
                for (TimelineStep step : look.steps()) {
                    emitter.emit(event(sse, step));
                    last = step.number();
                }
                boolean all = look.steps().size() < STEPS_AT_ONCE;
                if (all && !look.live()) {
                    emitter.complete();
                    return;
                }
                if (all
                        && !signalled(listener, listening)
                        && listener.mayListen().getAsBoolean()) {
                    emitter.emit(sse.newEventBuilder().comment("still here").build());
                }
            }
            // The key was revoked meanwhile: the listener may come again with another.
            emitter.complete();
        } catch (InterruptedException e) {
            // The listener has left.
            LOG.debug("msg=\"stream closed by its listener\"");
        } catch (RuntimeException e) {
            LOG.warnf("cause=\"%s\" msg=\"stream broken off, its listener will come again\"", e.getMessage());
            emitter.complete();
        }
    }

    /** Waits for a step, looking at the key now and then; returns early once the key is gone. */
    private boolean signalled(Listener listener, StepSignals.Listening listening) throws InterruptedException {
        long until = System.nanoTime() + settings.streamKeepAlive().toNanos();
        while (listener.mayListen().getAsBoolean()) {
            long left = Math.min(until - System.nanoTime(), KEY_LOOK.toNanos());
            if (left <= 0) {
                return false;
            }
            if (listening.await(Duration.ofNanos(left))) {
                return true;
            }
        }
        return false;
    }

    private static OutboundSseEvent event(Sse sse, TimelineStep step) {
        return sse.newEventBuilder()
                .name("state")
                .id(Integer.toString(step.number()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(StepView.class, StepView.of(step))
                .build();
    }
}
