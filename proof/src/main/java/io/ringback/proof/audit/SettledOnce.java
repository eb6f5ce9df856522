package io.ringback.proof.audit;

import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;

/**
 * Every attempt is paid for once, and at the price that was pinned, worked out anew by {@link Tariffs}; what was corrected
 * follows from what it was before; the record shows what the ledger took.
 */
record SettledOnce() implements Invariant {
    private static final String UNSETTLED = """
            SELECT a.id, a.state, a.hold_open FROM attempt a LEFT JOIN settlement s ON s.attempt_id = a.id
            WHERE s.attempt_id IS NULL ORDER BY a.id""";

    @Override
    public String id() {
        return "I6";
    }

    @Override
    public String sentence() {
        return "every requested attempt has exactly one settlement; captured > 0 only if a chargeable leg was answered;"
                + " amount = price(leg seconds, pinned version); sandbox: 0";
    }

    @Override
    public Finding check(Evidence evidence) {
        return unknown(evidence)
                .or(() -> unsettled(evidence))
                .or(() -> evidence.database("rating").first(Settlement.OTHER_VERSION))
                .or(() -> wrongAmount(evidence))
                .<Finding>map(Finding.Violated::new)
                .orElseGet(() -> new Finding.Holds(
                        evidence.database("rating").count("SELECT count(*) FROM settlement"), "settlements"));
    }

    /** Requested, and rating has never heard of it. */
    private static Optional<String> unknown(Evidence evidence) {
        if (!evidence.quiet()) {
            return Optional.empty();
        }
        var known = new HashSet<UUID>();
        evidence.database("rating").each("SELECT id FROM attempt", row -> known.add(row.getObject(1, UUID.class)));
        var unknown = new ArrayList<UUID>();
        evidence.log().messages(Topic.CALLBACK_REQUESTS, message -> {
            if (message instanceof AttemptRequested request && !known.contains(request.attemptId())) {
                unknown.add(request.attemptId());
            }
        });
        return unknown.stream()
                .sorted()
                .findFirst()
                .map(id -> "attempt " + id + " was requested, rating does not know it");
    }

    private record Unsettled(UUID id, String state, boolean holdOpen) {

        /** A call under way has its settlement before it; while others are under way, so may one with an open hold. */
        boolean excused(Evidence evidence) {
            return state.equals("AUTHORIZED")
                    && (evidence.liveAttempts().contains(id) || (!evidence.quiet() && holdOpen));
        }
    }

    private static Optional<String> unsettled(Evidence evidence) {
        return evidence
                .database("rating")
                .list(
                        UNSETTLED,
                        row -> new Unsettled(
                                row.getObject("id", UUID.class), row.getString("state"), row.getBoolean("hold_open")))
                .stream()
                .filter(attempt -> !attempt.excused(evidence))
                .findFirst()
                .map(attempt -> "attempt " + attempt.id() + " is " + attempt.state() + " and has no settlement");
    }

    private static Optional<String> wrongAmount(Evidence evidence) {
        var rating = evidence.database("rating");
        var told = ToldCharges.readFrom(evidence.database("cdr"));
        var audit = new PriceCheck(new Tariffs(rating), evidence.facts());
        var settlements = new ArrayList<Settlement>();
        Settlement.each(rating, settlements::add);
        return settlements.stream()
                .flatMap(settlement -> audit
                        .wrong(settlement, told.settlementOf(settlement.attemptId()), evidence.quiet())
                        .map(how -> "attempt " + settlement.attemptId() + " " + how)
                        .stream())
                .findFirst()
                .or(() -> new CorrectionCheck(rating, audit, told, evidence.quiet()).firstWrong())
                .or(() -> FreeUses.firstWrong(rating, told))
                .or(() -> evidence.quiet() ? RecordAmounts.firstWrong(evidence) : Optional.empty());
    }
}
