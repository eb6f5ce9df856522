package io.ringback.rating.authorization;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Party;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each side of an account's calls sees.
 *
 * @param number shown where a side sees {@link Shown#NUMBER}, E.164
 * @param pool shown where a side sees {@link Shown#POOL}: always the same one to the same person
 */
public record CallerIdPolicy(
        Shown callerSees, Shown calleeSees, @Nullable String number, List<String> pool) {
    /** The caller sees the number that was called, the callee the caller's proven number. */
    public static final CallerIdPolicy DEFAULT =
            new CallerIdPolicy(Shown.ACCESS_NUMBER, Shown.OTHER_PARTY, null, List.of());

    /** What a side may see. */
    public enum Shown {
        /** The number that was called to ask, or the operator's default. */
        ACCESS_NUMBER,
        /** The callee's number; the caller's only if it is proven to be the account's. */
        OTHER_PARTY,
        NUMBER,
        POOL
    }

    public CallerIdPolicy {
        pool = List.copyOf(pool);
        if (number == null && (callerSees == Shown.NUMBER || calleeSees == Shown.NUMBER)) {
            throw new IllegalArgumentException("number is what one side is to see");
        }
        if (pool.isEmpty() && (callerSees == Shown.POOL || calleeSees == Shown.POOL)) {
            throw new IllegalArgumentException("pool is what one side is to see");
        }
    }

    /** What the caller sees; empty for the trunk's own number. */
    Optional<String> toCaller(Wish wish, Optional<String> accessNumber) {
        return switch (callerSees) {
            case ACCESS_NUMBER -> accessNumber;
            // Whoever is asked for the destination has none yet.
            case OTHER_PARTY -> shown(wish.callee()).or(() -> accessNumber);
            case NUMBER -> Optional.ofNullable(number);
            case POOL -> Optional.of(pooled(wish.caller()));
        };
    }

    /** What the callee sees; empty for the trunk's own number. */
    Optional<String> toCallee(Wish wish, Optional<String> accessNumber, Optional<String> provenCaller) {
        return switch (calleeSees) {
            case ACCESS_NUMBER -> accessNumber;
            case OTHER_PARTY -> provenCaller;
            case NUMBER -> Optional.ofNullable(number);
            case POOL -> Optional.of(pooled(wish.callee()));
        };
    }

    private String pooled(@Nullable Party party) {
        return pool.get(Math.floorMod(party == null ? 0 : party.hashCode(), pool.size()));
    }

    /** A party as a phone shows it. */
    static Optional<String> shown(@Nullable Party party) {
        return switch (party) {
            case Party.E164 other -> Optional.of(other.number());
            case Party.Extension extension -> Optional.of(extension.digits());
            case Party.Voicemail _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }
}
