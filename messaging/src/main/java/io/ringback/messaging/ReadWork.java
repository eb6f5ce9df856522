package io.ringback.messaging;

/** Queries that change nothing. */
@FunctionalInterface
public interface ReadWork<T> {
    T run(Statements statements);
}
