package io.ringback.trigger.admission;

import io.ringback.contracts.AccountSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the rules must know beside the numbers.
 *
 * @param account who pays, null if there is no such account
 * @param blocked at least the blocks that concern these numbers
 * @param policy what the operator allows the account
 * @param rings how often the numbers were rung of late
 * @param ringsAt when it would ring
 * @param wangiri where missed calls are not answered
 * @param velocity how much was asked for of late
 * @param sandbox whether only scripted phones may ring
 */
public record Facts(
        @Nullable AccountSnapshot account,
        BlockedNumbers blocked,
        Policy policy,
        Rings rings,
        Instant ringsAt,
        WangiriRanges wangiri,
        Velocity velocity,
        boolean sandbox) {
    /** Where nobody counts what is asked for. */
    public Facts(
            @Nullable AccountSnapshot account,
            BlockedNumbers blocked,
            Policy policy,
            Rings rings,
            Instant ringsAt,
            WangiriRanges wangiri,
            boolean sandbox) {
        this(account, blocked, policy, rings, ringsAt, wangiri, Velocity.ANY, sandbox);
    }

    /** Where no range is known for its missed calls. */
    public Facts(
            @Nullable AccountSnapshot account,
            BlockedNumbers blocked,
            Policy policy,
            Rings rings,
            Instant ringsAt,
            boolean sandbox) {
        this(account, blocked, policy, rings, ringsAt, WangiriRanges.NONE, sandbox);
    }

    /** In earnest, where the operator has said nothing. */
    public Facts(@Nullable AccountSnapshot account, BlockedNumbers blocked) {
        this(account, blocked, Policy.USUAL, Rings.ANY, Instant.EPOCH, false);
    }
}
