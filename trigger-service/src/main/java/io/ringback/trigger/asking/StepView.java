package io.ringback.trigger.asking;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.trigger.callback.TimelineStep;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One step of a callback.
 *
 * @param number counts the callback's steps from 1
 * @param status of the callback after the step
 * @param code a fixed word for programs
 * @param text a plain sentence
 */
@Schema(name = "Step")
public record StepView(
        int number,
        Instant at,
        CallbackStatus status,
        @Schema(examples = "CALLER_RINGS") String code,
        @Schema(examples = "The caller's phone rings.") String text,
        @Nullable UUID attempt) {
    public static StepView of(TimelineStep step) {
        return new StepView(step.number(), step.at(), step.status(), step.code(), step.text(), step.attemptId());
    }
}
