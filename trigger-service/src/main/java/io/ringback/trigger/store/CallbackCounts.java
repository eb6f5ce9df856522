package io.ringback.trigger.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import io.ringback.trigger.callback.Change;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** What is told of callbacks to Prometheus and the log, once it is committed; those of the sandbox are not counted. */
@Singleton
public final class CallbackCounts {
    private static final Logger LOG = Logger.getLogger(CallbackCounts.class);

    private final MeterRegistry registry;

    CallbackCounts(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A request became a callback. */
    public void accepted(Callback callback) {
        count(callback, "ringback.callbacks.accepted");
        LOG.info("msg=\"callback accepted\"");
    }

    /** A request joined a callback that was there. */
    public void joined(Callback callback) {
        count(callback, "ringback.callbacks.joined");
    }

    /** A rule refused a request. */
    public void refused(Callback callback, String rule) {
        count(callback, "ringback.callbacks.refused", "rule", rule);
    }

    void changed(Change change) {
        Callback callback = change.callback();
        if (callback.state() instanceof CallbackState.Ended(var outcome, String reason, var _)) {
            count(callback, "ringback.callbacks.ended", "status", outcome.name());
            LOG.infof(
                    "callback=%s status=%s reason=%s attempts=%d msg=\"callback ended\"",
                    callback.id(), outcome, reason, callback.attempts());
        }
    }

    private void count(Callback callback, String name, String... tags) {
        if (!callback.sandbox()) {
            registry.counter(name, tags).increment();
        }
    }
}
