package io.ringback.rating.authorization;

import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.rating.tariff.Micros;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.Tariff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one call: prices pinned when it was authorised, and how much talk its hold covers.
 *
 * @param base what is priced whoever answers, before any destination does
 * @param targets whom to hunt, in order; empty while the caller is still to be asked, and for announcements
 * @param setupSeconds from the caller's answer to the bridge at most
 * @param grantedSeconds talk the hold covers
 * @param last whether no more can come
 */
public record GrantedCall(Tariff base, List<PricedTarget> targets, int setupSeconds, int grantedSeconds, boolean last) {
    public GrantedCall {
        targets = List.copyOf(targets);
    }

    /** What this much talk can cost at most, whichever target answers; never falls with more talk. */
    public long worstCaseMicros(int talkSeconds) {
        long worst = base.chargeMicros((long) setupSeconds + (targets.isEmpty() ? talkSeconds : 0), 0);
        for (PricedTarget target : targets) {
            worst = Math.max(worst, target.worstCaseMicros(setupSeconds, talkSeconds));
        }
        return worst;
    }

    /** The longest talk any target's own limit allows. */
    public int limitSeconds() {
        return targets.isEmpty()
                ? grantedSeconds
                : targets.stream().mapToInt(PricedTarget::limitSeconds).max().orElseThrow();
    }

    /** Who was talked to: the target that was dialled last, the first one if that was never seen. */
    public @Nullable PricedTarget talkedTo(@Nullable Party dialled) {
        if (targets.isEmpty()) {
            return null;
        }
        return targets.stream()
                .filter(target -> target.party().equals(dialled))
                .findFirst()
                .orElseGet(targets::getFirst);
    }

    /** Price of the first leg that is charged, null while there is none. */
    public @Nullable Money pricePerMinute(String currency) {
        if (targets.isEmpty() && base.callerRate() == null) {
            return null;
        }
        Rate rate = targets.isEmpty()
                ? base.callerRate()
                : targets.getFirst().tariff().calleeRate();
        return rate == null ? Micros.money(0, currency) : new Money(rate.pricePerMinute(), currency);
    }

    /** The same call with another total. */
    public GrantedCall granting(int seconds, boolean last) {
        return new GrantedCall(base, targets, setupSeconds, seconds, last);
    }
}
