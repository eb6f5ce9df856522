package io.ringback.proof.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Nobody is disturbed for a caller who is not there, or who no longer wants it. */
record CallerFirst() implements Invariant {

    @Override
    public String id() {
        return "I5";
    }

    @Override
    public String sentence() {
        return "the callee is dialled only after the caller answered; never after a cancel was confirmed";
    }

    @Override
    public Finding check(Evidence evidence) {
        return tooEarly(evidence)
                .or(() -> heardTooEarly(evidence))
                .or(() -> tooLate(evidence))
                .<Finding>map(Finding.Violated::new)
                .orElseGet(() -> new Finding.Holds(evidence.facts().all().size(), "attempts"));
    }

    /** As the engine tells it. */
    private static Optional<String> tooEarly(Evidence evidence) {
        return evidence.facts().all().entrySet().stream()
                .filter(call -> call.getValue().calleeFirst())
                .map(call -> "attempt " + call.getKey() + " dialled the callee before the caller answered")
                .sorted()
                .findFirst();
    }

    /** As the phones tell it: where a callee rang, the caller's phone had been answered. */
    private static Optional<String> heardTooEarly(Evidence evidence) {
        var answered = evidence.rings().stream()
                .filter(Ring::answered)
                .map(Ring::channelId)
                .collect(Collectors.toSet());
        return evidence.rings().stream()
                .filter(ring -> ring.dialledFromCall() && ring.linkedId().startsWith("rb-"))
                .filter(ring -> !answered.contains(ring.linkedId()))
                .map(ring -> "callee's phone " + Intent.masked(ring.number()) + " rang from call " + ring.linkedId()
                        + ", whose caller never answered")
                .findFirst();
    }

    private static Optional<String> tooLate(Evidence evidence) {
        var cancelled = cancelled(evidence);
        return evidence
                .database("engine")
                .list(
                        "SELECT a.callback_id, d.attempt_id, d.n, d.dialled_at FROM dial_intent d JOIN attempt a"
                                + " USING (attempt_id) ORDER BY d.attempt_id, d.n",
                        row -> new Dialled(
                                row.getObject("callback_id", UUID.class),
                                new DialKey(row.getObject("attempt_id", UUID.class), row.getInt("n")),
                                row.getObject("dialled_at", OffsetDateTime.class)
                                        .toInstant()))
                .stream()
                .filter(dialled -> cancelled
                        .getOrDefault(dialled.callbackId(), Instant.MAX)
                        .isBefore(dialled.at()))
                .map(dialled -> dialled.dial() + " went out after callback " + dialled.callbackId() + " was cancelled")
                .findFirst();
    }

    private static Map<UUID, Instant> cancelled(Evidence evidence) {
        var cancelled = new HashMap<UUID, Instant>();
        evidence.database("trigger")
                .each(
                        "SELECT id, ended_at FROM callback WHERE status = 'CANCELLED' AND ended_at IS NOT NULL",
                        row -> cancelled.put(
                                row.getObject("id", UUID.class),
                                row.getObject("ended_at", OffsetDateTime.class).toInstant()));
        return cancelled;
    }

    private record Dialled(UUID callbackId, DialKey dial, Instant at) {}
}
