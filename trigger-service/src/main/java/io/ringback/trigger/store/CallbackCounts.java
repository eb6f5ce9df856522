package io.ringback.trigger.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import io.ringback.trigger.callback.Change;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** What is told of callbacks to Prometheus and the log, once it is committed. */
@Singleton
public final class CallbackCounts {
    private static final Logger LOG = Logger.getLogger(CallbackCounts.class);

    private final MeterRegistry registry;

    CallbackCounts(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A request became a callback. */
    public void accepted() {
        registry.counter("ringback.callbacks.accepted").increment();
        LOG.info("msg=\"callback accepted\"");
    }

    /** A request joined a callback that was there. */
    public void joined() {
        registry.counter("ringback.callbacks.joined").increment();
    }

    /** A rule refused a request. */
    public void refused(String rule) {
        registry.counter("ringback.callbacks.refused", "rule", rule).increment();
    }

    void changed(Change change) {
        Callback callback = change.callback();
        if (callback.state() instanceof CallbackState.Ended(var outcome, String reason, var _)) {
            registry.counter("ringback.callbacks.ended", "status", outcome.name())
                    .increment();
            LOG.infof(
                    "callback=%s status=%s reason=%s attempts=%d msg=\"callback ended\"",
                    callback.id(), outcome, reason, callback.attempts());
        }
    }
}
