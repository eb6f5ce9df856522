package io.ringback.rating.attempt;

import java.util.UUID;

/** A message about an attempt nobody asked for; it belongs on the dead-letter topic. */
final class UnknownAttempt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownAttempt(UUID attemptId) {
        super("no authorisation is known for attempt " + attemptId);
    }
}
