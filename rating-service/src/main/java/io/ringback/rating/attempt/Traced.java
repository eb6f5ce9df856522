package io.ringback.rating.attempt;

import io.ringback.contracts.Message;
import io.ringback.edge.trace.Traces;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;

/** Handles one message of a batch within its own trace, so that log lines and what is published name it. */
final class Traced {
    private Traced() {}

    static void within(Transaction tx, Received<? extends Message> received, Runnable work) {
        Traces.enter(received.traceParent());
        tx.continueTrace(Traces.current());
        Traces.about(received.key());
        try {
            work.run();
        } finally {
            Traces.leave();
        }
    }
}
