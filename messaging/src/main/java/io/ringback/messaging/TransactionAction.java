package io.ringback.messaging;

/** Like {@link TransactionWork}, with nothing to return. */
@FunctionalInterface
public interface TransactionAction {
    void run(Transaction tx);
}
