package io.ringback.trigger.callback;

import java.time.Instant;
import java.util.UUID;

/**
 * A try that is over and paid for.
 *
 * @param number 1 for the first
 */
public record ClosedAttempt(UUID attemptId, int number, Instant requestedAt, AttemptEnd end, Settlement settlement) {}
