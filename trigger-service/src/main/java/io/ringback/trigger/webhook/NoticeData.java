package io.ringback.trigger.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Json;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Party;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says of a step.
 *
 * @param step counts the steps of the callback from 1
 * @param code of the step, as in the timeline
 */
record NoticeData(
        UUID callback,
        @Nullable UUID account,
        int step,
        Instant at,
        CallbackStatus status,
        @Nullable String code,
        String text,
        @Nullable UUID attempt,
        Party caller,
        @Nullable Party callee,
        boolean sandbox) {

    static String write(CallbackStateChanged step) {
        var data = new NoticeData(
                step.callbackId(),
                step.accountId(),
                step.number(),
                step.at(),
                step.status(),
                step.reason(),
                step.sentence(),
                step.attemptId(),
                step.caller(),
                step.callee(),
                step.sandbox());
        try {
            return Json.mapper().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a notice", e);
        }
    }
}
