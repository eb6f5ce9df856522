package io.ringback.contracts;

import org.jspecify.annotations.Nullable;

/** Bytes on a topic that are no message of it; they belong on the dead-letter topic. */
public final class UnreadableMessage extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableMessage(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
