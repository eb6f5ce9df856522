package io.ringback.messaging;

import io.ringback.contracts.Message;

/**
 * Handles one record within a transaction that it may share with others. May be called again for the same record after a
 * rollback, a crash or a rebalance, so it must be idempotent.
 */
@FunctionalInterface
public interface RecordHandler {
    /** @throws Exception that passes (see {@link MessageConsumer}): tried again; any other: put aside as dead letter */
    void handle(Transaction tx, Received<? extends Message> message) throws Exception;
}
