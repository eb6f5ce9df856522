package io.ringback.rating.authorization;

import io.ringback.contracts.values.Party;
import io.ringback.rating.authorization.FreePart.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is left of a package in its present period.
 *
 * @param left seconds or calls nobody has used or reserved
 * @param secondsPerCall billed seconds it covers of one call at most
 * @param prefixes digits of the numbers it is good for; none: every public number
 */
public record FreeAllowance(
        UUID packageId, Instant period, Kind kind, long left, long secondsPerCall, List<String> prefixes) {
    public FreeAllowance {
        prefixes = List.copyOf(prefixes);
    }

    boolean covers(Party party) {
        return left > 0
                && party instanceof Party.E164 number
                && (prefixes.isEmpty() || prefixes.stream().anyMatch(number.digits()::startsWith));
    }

    /** What it pays of a call of so many billed seconds. */
    FreePart part(long seconds) {
        long most = kind == Kind.SECONDS ? Math.min(left, secondsPerCall) : secondsPerCall;
        return new FreePart(packageId, period, kind, Math.min(seconds, most));
    }

    boolean pays(FreePart part) {
        return packageId.equals(part.packageId()) && period.equals(part.period());
    }

    FreeAllowance with(long units) {
        return new FreeAllowance(packageId, period, kind, left + units, secondsPerCall, prefixes);
    }
}
