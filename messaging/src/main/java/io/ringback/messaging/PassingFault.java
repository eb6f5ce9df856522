package io.ringback.messaging;

import org.jspecify.annotations.Nullable;

/** Thrown by a handler for what will pass by itself: the record is tried again until it succeeds. */
public class PassingFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PassingFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
