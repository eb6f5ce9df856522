package io.ringback.edge.delivery;

import io.ringback.contracts.Message;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.edge.trace.Traces;
import io.ringback.messaging.Received;
import io.ringback.messaging.RecordHandler;
import io.ringback.messaging.Transaction;
import java.util.EnumSet;
import java.util.Set;

/** Handles a message within its trace, so that log lines and what is published name it. */
record TracedHandler(RecordHandler handler) implements RecordHandler {
    private static final Set<Topic> KEYED_BY_CALLBACK = EnumSet.of(
            Topic.CALLBACK_REQUESTS,
            Topic.CALLBACK_AUTHORIZATIONS,
            Topic.CALL_EVENTS,
            Topic.CALL_CHARGES,
            Topic.CALLBACK_STATES,
            Topic.CALL_CDRS);

    @Override
    public void handle(Transaction tx, Received<? extends Message> message) throws Exception {
        Traces.enter(message.traceParent());
        tx.continueTrace(Traces.current());
        if (KEYED_BY_CALLBACK.contains(message.topic())) {
            Traces.about(message.key());
        } else if (message.message() instanceof SwitchOrder order) {
            Traces.about(order.callbackId());
        }
        try {
            handler.handle(tx, message);
        } finally {
            Traces.leave();
        }
    }
}
