package io.ringback.trigger.admission;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an operator allows an account.
 *
 * @param allowed beginnings of numbers that may be called, such as {@code +49}; empty means all
 * @param denied beginnings of numbers that may not be called, even where {@code allowed} has them
 * @param kinds of numbers that may be called though they are dear
 * @param hours in which people may be called, null for any
 * @param noCallback beginnings of numbers that are not called back on a missed call, null for none
 * @param sites whose extensions are the account's own, null for none
 * @param recording whether talks may be recorded, null for no
 * @param humanCheck whether callers must always press 1 before anybody else is rung, null for no
 * @param asksPerHour requests an account may make within an hour, 0 for any; null for what the settings say
 * @param ringsPerRange rings of numbers of one range within an hour, 0 for any; null for what the settings say
 */
public record Policy(
        List<String> allowed,
        List<String> denied,
        Set<NumberKind> kinds,
        @Nullable CallingHours hours,
        @Nullable List<String> noCallback,
        @Nullable Set<String> sites,
        @Nullable Boolean recording,
        @Nullable Boolean humanCheck,
        @Nullable Integer asksPerHour,
        @Nullable Integer ringsPerRange) {
    /** Where the operator has said nothing: every country, no dear numbers. */
    public static final Policy USUAL = new Policy(List.of(), List.of(), Set.of(), null);

    public Policy {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
        kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
        noCallback = noCallback == null ? null : List.copyOf(noCallback);
        sites = sites == null ? null : Collections.unmodifiableSet(new TreeSet<>(sites));
    }

    /** At any hour. */
    public Policy(List<String> allowed, List<String> denied, Set<NumberKind> kinds) {
        this(allowed, denied, kinds, null);
    }

    /** Whoever calls is called back. */
    public Policy(List<String> allowed, List<String> denied, Set<NumberKind> kinds, @Nullable CallingHours hours) {
        this(allowed, denied, kinds, hours, null, null, null, null);
    }

    /** Nobody's talk is recorded, nobody need press 1. */
    public Policy(
            List<String> allowed,
            List<String> denied,
            Set<NumberKind> kinds,
            @Nullable CallingHours hours,
            @Nullable List<String> noCallback,
            @Nullable Set<String> sites,
            @Nullable Integer asksPerHour,
            @Nullable Integer ringsPerRange) {
        this(allowed, denied, kinds, hours, noCallback, sites, null, null, asksPerHour, ringsPerRange);
    }

    /** What the rule says of a talk that is to be recorded, or is not. */
    public RuleAnswer recording(boolean wanted) {
        return wanted && (recording == null || !recording)
                ? Rule.RECORDING.forbids("The account's talks may not be recorded.")
                : Rule.RECORDING.allows();
    }

    /** Whether every caller of the account must press 1. */
    public boolean checksHumans() {
        return humanCheck != null && humanCheck;
    }

    boolean callsBack(Party.E164 number) {
        return noCallback == null || noCallback.stream().noneMatch(number.number()::startsWith);
    }

    /** Whether the extensions of a site are the account's. */
    public boolean owns(String site) {
        return sites != null && sites.contains(site);
    }

    /** Whether the operator has named the country, or the part of one, as one to call. */
    boolean names(Party.E164 number) {
        return allowed.stream().anyMatch(number.number()::startsWith);
    }

    boolean allows(Party.E164 number) {
        return (allowed.isEmpty() || allowed.stream().anyMatch(number.number()::startsWith))
                && denied.stream().noneMatch(number.number()::startsWith);
    }
}
