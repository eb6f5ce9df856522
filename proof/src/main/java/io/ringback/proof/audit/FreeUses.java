package io.ringback.proof.audit;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What packages have paid: no more than they have, for calls alone, and what the records show. */
final class FreeUses {
    private static final List<String> OFFENDERS = List.of("""
            SELECT format('package %s has %s used and %s reserved since %s, its calls %s and %s', p.package_id, p.used,
                          p.reserved, p.began, coalesce(u.used, 0), coalesce(u.reserved, 0))
            FROM package_period p
            LEFT JOIN (SELECT package_id, period, sum(used) AS used, sum(reserved) AS reserved FROM package_use
                       GROUP BY package_id, period) u ON u.package_id = p.package_id AND u.period = p.began
            WHERE p.used <> coalesce(u.used, 0) OR p.reserved <> coalesce(u.reserved, 0) ORDER BY 1""", """
            SELECT format('package %s has %s used and %s reserved of %s since %s', package_id, used, reserved, quantity,
                          began)
            FROM package_period WHERE used + reserved > quantity ORDER BY 1""", """
            SELECT format('attempt %s keeps %s of package %s, and has no hold', u.attempt_id, u.reserved, u.package_id)
            FROM package_use u JOIN attempt a ON a.id = u.attempt_id WHERE u.reserved > 0 AND NOT a.hold_open
            ORDER BY 1""", """
            SELECT format('attempt %s is %s and has used %s of package %s', a.id, a.state, u.used, u.package_id)
            FROM package_use u JOIN attempt a ON a.id = u.attempt_id
            WHERE u.used > 0 AND (a.state <> 'SETTLED' OR a.sandbox) ORDER BY 1""");

    private static final String USED = """
            SELECT u.attempt_id, coalesce(sum(u.used) FILTER (WHERE k.kind = 'SECONDS'), 0) AS seconds,
                   coalesce(sum(u.used) FILTER (WHERE k.kind = 'CALLS'), 0) AS calls
            FROM package_use u JOIN package k ON k.id = u.package_id GROUP BY u.attempt_id""";

    private static final String LAST_CORRECTIONS =
            "SELECT DISTINCT ON (attempt_id) attempt_id, id FROM correction ORDER BY attempt_id, number DESC";

    private static final Used NOTHING = new Used(0, 0);

    private final Map<UUID, Used> used = new HashMap<>();
    private final Map<UUID, UUID> corrections = new HashMap<>();
    private final ToldCharges told;

    private FreeUses(ReadOnlyDatabase rating, ToldCharges told) {
        this.told = told;
        rating.each(
                USED,
                row -> used.put(
                        row.getObject("attempt_id", UUID.class),
                        new Used(row.getLong("seconds"), row.getLong("calls"))));
        rating.each(
                LAST_CORRECTIONS,
                row -> corrections.put(row.getObject("attempt_id", UUID.class), row.getObject("id", UUID.class)));
    }

    private record Used(long seconds, long calls) {
        /** A free call covers a call however long it was. */
        boolean shownAs(long freeSeconds) {
            return calls > 0 ? freeSeconds > 0 : seconds == freeSeconds;
        }
    }

    static Optional<String> firstWrong(ReadOnlyDatabase rating, ToldCharges told) {
        return OFFENDERS.stream()
                .map(rating::first)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> new FreeUses(rating, told).firstShownOtherwise());
    }

    private Optional<String> firstShownOtherwise() {
        return told.settlements().stream()
                .filter(settled -> !settled.sandbox())
                .flatMap(settled -> shownOtherwise(settled.attemptId(), settled.legs()).stream())
                .sorted()
                .findFirst();
    }

    private Optional<String> shownOtherwise(UUID attemptId, List<LegCharge> settled) {
        var correction = corrections.get(attemptId);
        var corrected = correction == null ? null : told.correction(correction);
        if (correction != null && corrected == null) {
            // Not told yet; where it must have been, that is told elsewhere.
            return Optional.empty();
        }
        long shown = (corrected == null ? settled : corrected.legs())
                .stream()
                        .filter(leg -> leg.leg() == Leg.CALLEE)
                        .mapToLong(LegCharge::freeSeconds)
                        .sum();
        var by = used.getOrDefault(attemptId, NOTHING);
        return by.shownAs(shown)
                ? Optional.empty()
                : Optional.of("attempt " + attemptId + " used " + by.seconds() + " free seconds and " + by.calls()
                        + " free calls, its charge shows " + shown + " s");
    }
}
