package io.ringback.messaging;

/** What is done in one transaction; run again from the start if it loses against another one. */
@FunctionalInterface
public interface TransactionWork<T> {
    T run(Transaction tx);
}
