package io.ringback.rating.account;

import io.ringback.contracts.values.Party;
import io.ringback.rating.authorization.CallerIdPolicy;
import io.ringback.rating.authorization.CallerIdPolicy.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each side of an account's calls is to see, as it is put and shown.
 *
 * @param callerSees access_number (default), other_party, number or pool
 * @param calleeSees other_party (default: the caller's proven number), access_number, number or pool
 * @param number E.164
 * @param pool at most 100 E.164 numbers
 */
public record CallerIdPolicyOrder(
        @Nullable String callerSees,
        @Nullable String calleeSees,
        @Nullable String number,
        @Nullable List<String> pool) {
    private static final int MAX_POOL = 100;

    public CallerIdPolicyOrder {
        if (number != null) {
            Party.E164.require("number", number);
        }
        pool = List.copyOf(Objects.requireNonNullElse(pool, List.of()));
        pool.forEach(one -> Party.E164.require("pool", one));
        if (pool.size() > MAX_POOL) {
            throw new IllegalArgumentException("pool must have at most " + MAX_POOL + " numbers");
        }
        policy(callerSees, calleeSees, number, pool);
    }

    CallerIdPolicy policy() {
        return policy(callerSees, calleeSees, number, Objects.requireNonNullElse(pool, List.of()));
    }

    private static CallerIdPolicy policy(
            @Nullable String callerSees, @Nullable String calleeSees, @Nullable String number, List<String> pool) {
        return new CallerIdPolicy(
                shown("callerSees", callerSees, Shown.ACCESS_NUMBER),
                shown("calleeSees", calleeSees, Shown.OTHER_PARTY),
                number,
                pool);
    }

    private static Shown shown(String field, @Nullable String text, Shown usual) {
        return text == null
                ? usual
                : Arrays.stream(Shown.values())
                        .filter(shown -> shown.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                field + " must be access_number, other_party, number or pool"));
    }
}
