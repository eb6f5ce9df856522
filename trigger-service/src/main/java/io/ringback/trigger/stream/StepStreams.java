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
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Streams of steps. Each listener has a virtual thread that reads what is new from the database whenever it is woken, so
 * a listener sees every step once and in order, whichever replica told it.
 */
@Singleton
final class StepStreams {
    private static final Logger LOG = Logger.getLogger(StepStreams.class);
    private static final int STEPS_AT_ONCE = 100;
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
    Multi<OutboundSseEvent> open(UUID callbackId, Principal principal, int after, Sse sse) {
        return Multi.createFrom().emitter(emitter -> {
            Thread thread =
                    Thread.ofVirtual().name("stream").unstarted(() -> run(callbackId, principal, after, sse, emitter));
            emitter.onTermination(thread::interrupt);
            thread.start();
        });
    }

    private void run(
            UUID callbackId, Principal principal, int after, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
        try (StepSignals.Listening listening = signals.listen(callbackId)) {
            int last = after;
            while (!emitter.isCancelled()) {
                StepReader.Look look = reader.look(callbackId, principal, last, STEPS_AT_ONCE);
                for (TimelineStep step : look.steps()) {
                    emitter.emit(event(sse, step));
                    last = step.number();
                }
                boolean all = look.steps().size() < STEPS_AT_ONCE;
                if (all && !look.live()) {
                    emitter.complete();
                    return;
                }
                if (all && !listening.await(settings.streamKeepAlive())) {
                    emitter.emit(sse.newEventBuilder().comment("still here").build());
                }
            }
        } catch (InterruptedException e) {
            // The listener has left.
            LOG.debug("msg=\"stream closed by its listener\"");
        } catch (RuntimeException e) {
            LOG.warnf("cause=\"%s\" msg=\"stream broken off, its listener will come again\"", e.getMessage());
            emitter.complete();
        }
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
