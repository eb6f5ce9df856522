package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.StopReason;
import java.time.Instant;
import java.util.UUID;

/** What any engine replica tells the one that owns the switch; key: switch id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface SwitchOrder extends Message {
    UUID switchId();

    UUID callbackId();

    UUID attemptId();

    Instant at();

    @Override
    default String partitionKey() {
        return switchId().toString();
    }

    /** Place this attempt on the switch. */
    record Place(
            UUID switchId,
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            AttemptAuthorized authorization)
            implements SwitchOrder {}

    /** Account and PIN were accepted: the call goes on for this account. */
    record Identified(
            UUID switchId,
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            AttemptAuthorized authorization)
            implements SwitchOrder {}

    /** The keyed destination may be dialled. */
    record Connect(
            UUID switchId, UUID callbackId, UUID attemptId, Instant at, boolean sandbox, CalleeAuthorized authorization)
            implements SwitchOrder {}

    /** The keyed destination or identity was refused. */
    record Refuse(
            UUID switchId,
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            int tryNumber,
            RefusalReason reason,
            int triesLeft)
            implements SwitchOrder {
        public Refuse {
            Require.atLeast(1, "tryNumber", tryNumber);
            Require.atLeast(0, "triesLeft", triesLeft);
        }
    }

    /** More talk, or the word that there is none. */
    record Extend(UUID switchId, UUID callbackId, UUID attemptId, Instant at, boolean sandbox, HoldExtended extension)
            implements SwitchOrder {}

    /** End it now. */
    record Stop(UUID switchId, UUID callbackId, UUID attemptId, Instant at, boolean sandbox, StopReason reason)
            implements SwitchOrder {}
}
