package io.ringback.proof.simulation;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.ledger.LedgerHead;
import io.ringback.rating.ledger.Transfer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Rating's tables. The conditional statements of the real ones are methods here, with the same conditions.
 *
 * @param settlements per attempt, in the order they were made; more than one is a mistake
 */
record RatingRows(
        Map<UUID, Payer> accounts,
        Map<UUID, LedgerHead> ledgers,
        List<Transfer> postings,
        Map<UUID, RatedAttempt> attempts,
        Map<UUID, List<AttemptSettled>> settlements)
        implements Database.Tables<RatingRows> {
    RatingRows() {
        this(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    @Override
    public RatingRows copy() {
        return new RatingRows(
                new LinkedHashMap<>(accounts),
                new LinkedHashMap<>(ledgers),
                new ArrayList<>(postings),
                new LinkedHashMap<>(attempts),
                new LinkedHashMap<>(settlements));
    }

    Payer account(UUID id) {
        Payer payer = accounts.get(id);
        if (payer == null) {
            throw new IllegalStateException("no such account: " + id);
        }
        return payer;
    }

    void openHold(UUID id, long micros) {
        Payer payer = account(id);
        require(payer.status() == Status.ACTIVE
                && payer.liveCalls() < payer.concurrency()
                && payer.availableMicros() >= micros);
        change(payer, payer.balanceMicros(), payer.heldMicros() + micros, payer.liveCalls() + 1);
    }

    void changeHold(UUID id, long delta) {
        Payer payer = account(id);
        require(delta == 0 || payer.availableMicros() >= delta);
        change(payer, payer.balanceMicros(), payer.heldMicros() + delta, payer.liveCalls());
    }

    void closeHold(UUID id, long micros) {
        Payer payer = account(id);
        change(payer, payer.balanceMicros(), payer.heldMicros() - micros, payer.liveCalls() - 1);
    }

    void book(UUID id, Transfer transfer) {
        LedgerHead head = ledgers.get(id);
        LedgerHead after = (head == null ? LedgerHead.empty(id, account(id).currency()) : head).after(transfer);
        ledgers.put(id, after);
        postings.add(transfer);
        Payer payer = account(id);
        change(payer, after.balanceMicros(), payer.heldMicros(), payer.liveCalls());
    }

    void standing(UUID id, Status status) {
        Payer payer = account(id);
        accounts.put(id, of(payer, status, payer.balanceMicros(), payer.heldMicros(), payer.liveCalls()));
    }

    /** As if nothing were held. */
    static Payer withoutHolds(Payer payer) {
        return of(payer, payer.status(), payer.balanceMicros(), 0, payer.liveCalls());
    }

    private void change(Payer payer, long balance, long held, int live) {
        accounts.put(payer.id(), of(payer, payer.status(), balance, held, live));
    }

    private static Payer of(Payer payer, Status status, long balance, long held, int live) {
        return new Payer(
                payer.id(),
                status,
                payer.currency(),
                balance,
                held,
                payer.overdraftMicros(),
                payer.concurrency(),
                live,
                payer.minimumTalkSeconds(),
                payer.language(),
                payer.callerNumbers());
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("the account's row does not allow what was decided");
        }
    }
}
