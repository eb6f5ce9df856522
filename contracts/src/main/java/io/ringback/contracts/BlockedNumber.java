package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * A number that must never be rung, from trigger-service; key: the number; only a higher version wins.
 *
 * @param number E.164, or a prefix of it
 * @param prefix whether every number that begins so is meant
 * @param reason code: OPT_OUT, DO_NOT_CALL, EMERGENCY, OPERATOR
 * @param lifted whether the block is over
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("BlockedNumber")
public record BlockedNumber(
        String number, long version, Instant at, boolean sandbox, boolean prefix, String reason, boolean lifted)
        implements Message {
    @Override
    public String partitionKey() {
        return number;
    }
}
