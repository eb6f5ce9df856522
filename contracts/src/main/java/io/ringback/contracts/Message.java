package io.ringback.contracts;

/** What travels on a topic. */
public interface Message {
    /** The Kafka key: messages with the same key keep their order. */
    String partitionKey();

    /** Whether it belongs to the sandbox: shown, but never charged and left out of statistics. */
    boolean sandbox();
}
