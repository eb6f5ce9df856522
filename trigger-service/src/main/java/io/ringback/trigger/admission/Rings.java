package io.ringback.trigger.admission;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often numbers were rung of late, by whatever account. Nobody is to be pestered by many accounts where one would be
 * stopped.
 *
 * @param perHour most rings of a number within an hour, 0 for any
 * @param perDay most rings of a number within 24 hours, 0 for any
 * @param counts of the numbers concerned; those never rung may be missing
 */
public record Rings(int perHour, int perDay, Map<String, Count> counts) {
    /** Nobody counts. */
    public static final Rings ANY = new Rings(0, 0, Map.of());

    public Rings {
        counts = Map.copyOf(counts);
    }

    /** Rings within the hour and the day before now. */
    public record Count(long inHour, long inDay) {
        static final Count NONE = new Count(0, 0);
    }

    /** Whether anything is to be counted. */
    public boolean capped() {
        return perHour > 0 || perDay > 0;
    }

    /** The numbers that count: whoever is called, unless the number is the account's own. */
    public static Stream<Party.E164> counted(List<Party> called, @Nullable AccountSnapshot account) {
        List<String> own = account == null
                ? List.of()
                : account.callerNumbers().stream()
                        .filter(CallerNumber::active)
                        .map(CallerNumber::number)
                        .toList();
        return called.stream()
                .flatMap(party -> Numbers.e164(party).stream())
                .filter(number -> !own.contains(number.number()));
    }

    RuleAnswer answer(Numbers numbers, @Nullable AccountSnapshot account) {
        return counted(numbers.disturbed(), account)
                .filter(number -> full(counts.getOrDefault(number.number(), Count.NONE)))
                .findFirst()
                .map(number -> Rule.NUMBER_CAP.forbids(number.number() + " was rung too often of late."))
                .orElseGet(Rule.NUMBER_CAP::allows);
    }

    private boolean full(Count count) {
        return (perHour > 0 && count.inHour() >= perHour) || (perDay > 0 && count.inDay() >= perDay);
    }
}
