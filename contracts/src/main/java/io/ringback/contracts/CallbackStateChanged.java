package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Trigger;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step in a callback's life, from trigger-service to anyone; key: callback id.
 *
 * @param number counts the changes of the callback from 1
 * @param reason code of why, null where the state says it all
 * @param sentence the step in plain words
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("CallbackStateChanged")
public record CallbackStateChanged(
        UUID callbackId,
        int number,
        Instant at,
        boolean sandbox,
        CallbackStatus status,
        @Nullable String reason,
        String sentence,
        @Nullable UUID accountId,
        @Nullable UUID attemptId,
        Trigger trigger,
        Party caller,
        @Nullable Party callee)
        implements Message {
    public CallbackStateChanged {
        Require.atLeast(1, "number", number);
    }

    @Override
    public String partitionKey() {
        return callbackId.toString();
    }
}
