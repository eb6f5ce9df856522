package io.ringback.rating.settlement;

import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Party;
import io.ringback.rating.authorization.GrantedCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price of an ended call.
 *
 * @param callerSeconds from the caller's answer to the end, rounded up once
 * @param talkSeconds talk within the grant, rounded up once
 * @param overrunMillis talk beyond the grant: recorded, never priced
 * @param legs each leg explained
 * @param priceMicros both legs, millionths
 */
public record Bill(long callerSeconds, long talkSeconds, long overrunMillis, List<LegCharge> legs, long priceMicros) {
    private static final long MILLIS_PER_SECOND = 1000;

    public Bill {
        legs = List.copyOf(legs);
    }

    /**
     * Prices what was measured by what was pinned.
     *
     * @param dialled the destination dialled last, null if none was seen
     * @param callerMillis caller's answer to the end, 0 if never answered
     * @param talkMillis bridge to end, 0 if never bridged
     */
    public static Bill of(
            GrantedCall call, @Nullable Party dialled, long callerMillis, long talkMillis, String currency) {
        var target = call.talkedTo(dialled);
        var tariff = target == null ? call.base() : target.tariff();
        long granted = target == null ? call.grantedSeconds() : Math.min(call.grantedSeconds(), target.limitSeconds());
        long talkPriced = Math.min(talkMillis, granted * MILLIS_PER_SECOND);
        long callerPriced = Math.min(callerMillis, (call.setupSeconds() + granted) * MILLIS_PER_SECOND);
        long callerSeconds = Math.ceilDiv(callerPriced, MILLIS_PER_SECOND);
        long talkSeconds = Math.ceilDiv(talkPriced, MILLIS_PER_SECOND);
        return new Bill(
                callerSeconds,
                talkSeconds,
                talkMillis - talkPriced,
                tariff.explain(callerSeconds, talkSeconds, currency),
                tariff.chargeMicros(callerSeconds, talkSeconds));
    }
}
