package io.ringback.trigger.callback;

import io.ringback.contracts.values.CallbackStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a callback's story.
 *
 * @param number counts the callback's steps from 1 without a gap
 * @param at when it happened, by the clock of whoever saw it
 * @param status of the callback after the step
 * @param code a fixed word for programs
 * @param text a plain sentence for people
 * @param attemptId the try it belongs to, if any
 */
public record TimelineStep(
        int number,
        Instant at,
        CallbackStatus status,
        String code,
        String text,
        @Nullable UUID attemptId) {}
