package io.ringback.rating.authorization;

import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.rating.tariff.Micros;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one call: prices pinned when it was authorised, and how much talk its hold covers.
 *
 * @param starts when a leg of it can begin
 * @param base what is priced whoever answers, before any destination does
 * @param targets whom to hunt, in order; empty while the caller is still to be asked, and for announcements
 * @param setupSeconds from the caller's answer to the bridge at most
 * @param grantedSeconds talk the hold covers
 * @param last whether no more can come
 * @param begun from when its legs were priced, null until it is settled
 */
public record GrantedCall(
        StartWindow starts,
        Tariff base,
        List<PricedTarget> targets,
        int setupSeconds,
        int grantedSeconds,
        boolean last,
        @Nullable Beginnings begun) {
    public GrantedCall {
        targets = List.copyOf(targets);
    }

    /** One that is not settled yet. */
    public GrantedCall(
            StartWindow starts,
            Tariff base,
            List<PricedTarget> targets,
            int setupSeconds,
            int grantedSeconds,
            boolean last) {
        this(starts, base, targets, setupSeconds, grantedSeconds, last, null);
    }

    /** What this much talk can cost at most, whichever target answers and when; never falls with more talk. */
    public long worstCaseMicros(int talkSeconds) {
        long worst = base.mostMicros(starts, (long) setupSeconds + (targets.isEmpty() ? talkSeconds : 0), 0);
        for (PricedTarget target : targets) {
            worst = Math.max(worst, target.worstCaseMicros(starts, setupSeconds, talkSeconds));
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

    /** What packages keep for it: of each the most that any target may use. */
    public List<FreePart> free() {
        var most = new LinkedHashMap<Map.Entry<UUID, Instant>, FreePart>();
        for (PricedTarget target : targets) {
            for (FreePart part : target.free()) {
                most.merge(
                        Map.entry(part.packageId(), part.period()),
                        part,
                        (one, other) -> one.seconds() >= other.seconds() ? one : other);
            }
        }
        return List.copyOf(most.values());
    }

    /** The same call, of whose free parts only these are left. */
    public GrantedCall freeWithin(UnaryOperator<List<FreePart>> left) {
        return pricedBy(
                base,
                targets.stream()
                        .map(target -> target.free().isEmpty() ? target : target.freeBy(left.apply(target.free())))
                        .toList());
    }

    /** Price of the first leg that is charged, begun as soon as it can, null while there is none. */
    public @Nullable Money pricePerMinute(String currency) {
        if (targets.isEmpty() && base.callerRate() == null) {
            return null;
        }
        Rate rate = targets.isEmpty()
                ? base.callerRate()
                : targets.getFirst().tariff().calleeRate();
        return rate == null ? Micros.money(0, currency) : new Money(rate.pricePerMinuteAt(starts.from()), currency);
    }

    /** From when its legs were priced; where that was never told, as early as they could begin. */
    public Beginnings beginnings() {
        return begun == null ? new Beginnings(starts.from(), starts.from()) : begun;
    }

    /** The same call at other prices. */
    public GrantedCall pricedBy(Tariff otherBase, List<PricedTarget> otherTargets) {
        return new GrantedCall(starts, otherBase, otherTargets, setupSeconds, grantedSeconds, last, begun);
    }

    /** The same call with another total. */
    public GrantedCall granting(int seconds, boolean last) {
        return new GrantedCall(starts, base, targets, setupSeconds, seconds, last, begun);
    }
}
