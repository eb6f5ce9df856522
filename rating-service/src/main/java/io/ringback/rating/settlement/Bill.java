package io.ringback.rating.settlement;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Party;
import io.ringback.rating.authorization.FreePart;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.tariff.CallTimes;
import io.ringback.rating.tariff.Tariff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price of an ended call.
 *
 * @param times what is priced of it
 * @param overrunMillis talk beyond the grant: recorded, never priced
 * @param legs each leg explained
 * @param priceMicros both legs, millionths
 */
public record Bill(CallTimes times, long overrunMillis, List<LegCharge> legs, long priceMicros) {
    private static final long MILLIS_PER_SECOND = 1000;

    public Bill {
        legs = List.copyOf(legs);
    }

    /**
     * Prices what was measured by what was pinned. A leg that began where none could, for what was held, is priced as if
     * it had begun as near to that as it could: a talk that goes on while no engine sees it may be seen late.
     *
     * @param dialled the destination dialled last, null if none was seen
     */
    public static Bill of(GrantedCall call, @Nullable Party dialled, Measured measured, String currency) {
        var target = call.talkedTo(dialled);
        var tariff = target == null ? call.base() : target.tariff();
        long granted = target == null ? call.grantedSeconds() : Math.min(call.grantedSeconds(), target.limitSeconds());
        long talkPriced = Math.min(measured.talkMillis(), granted * MILLIS_PER_SECOND);
        long callerPriced =
                Math.min(measured.callerMillisUntil(talkPriced), (call.setupSeconds() + granted) * MILLIS_PER_SECOND);
        var times = new CallTimes(
                call.starts().nearest(measured.answeredAt()),
                Math.ceilDiv(callerPriced, MILLIS_PER_SECOND),
                call.starts().nearest(measured.bridgedAt()),
                Math.ceilDiv(talkPriced, MILLIS_PER_SECOND));
        return priced(tariff, times, measured.talkMillis() - talkPriced, currency);
    }

    /**
     * Prices a call that was priced before: its seconds, from when they were priced.
     *
     * @param call as it was pinned, or with other prices
     */
    public static Bill again(
            GrantedCall call,
            @Nullable Party dialled,
            long callerSeconds,
            long talkSeconds,
            long overrunMillis,
            String currency) {
        var target = call.talkedTo(dialled);
        var begun = call.beginnings();
        var times = new CallTimes(begun.answeredAt(), callerSeconds, begun.bridgedAt(), talkSeconds);
        return priced(target == null ? call.base() : target.tariff(), times, overrunMillis, currency);
    }

    /** From the caller's answer to the end of the talk, rounded up once. */
    public long callerSeconds() {
        return times.callerSeconds();
    }

    /** Talk within the grant, rounded up once. */
    public long talkSeconds() {
        return times.talkSeconds();
    }

    /**
     * What packages pay of it, each as much as it covers.
     *
     * @param call as it was priced
     * @param dialled the destination dialled last, null if none was seen
     */
    public List<FreePart> free(GrantedCall call, @Nullable Party dialled) {
        var target = call.talkedTo(dialled);
        long covered = legs.stream()
                .filter(leg -> leg.leg() == Leg.CALLEE)
                .mapToLong(LegCharge::freeSeconds)
                .sum();
        var used = new ArrayList<FreePart>();
        for (FreePart part : target == null ? List.<FreePart>of() : target.free()) {
            long seconds = Math.min(covered, part.seconds());
            if (seconds > 0) {
                used.add(new FreePart(part.packageId(), part.period(), part.kind(), seconds));
                covered -= seconds;
            }
        }
        return used;
    }

    private static Bill priced(Tariff tariff, CallTimes times, long overrunMillis, String currency) {
        return new Bill(times, overrunMillis, tariff.explain(times, currency), tariff.chargeMicros(times));
    }
}
