package io.ringback.rating.attempt;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.OperatorDecision;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.Beginnings;
import io.ringback.rating.authorization.FreeAllowances;
import io.ringback.rating.authorization.FreePart;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.balance.LockedAccounts;
import io.ringback.rating.balance.Postings;
import io.ringback.rating.bundle.PackageUses;
import io.ringback.rating.ledger.Transfer;
import io.ringback.rating.settlement.Bill;
import io.ringback.rating.settlement.Capture;
import io.ringback.rating.settlement.Measured;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Charges what an ended attempt cost and gives the rest of its hold back; once per attempt. */
@Singleton
class Settlements {
    private static final Logger LOG = Logger.getLogger(Settlements.class);

    private final AttemptRows attempts;
    private final AccountRows accounts;
    private final Postings postings;
    private final SettlementRows settlements;
    private final LateEnds lateEnds;
    private final Metrics metrics;
    private final InstantSource clock;

    Settlements(
            AttemptRows attempts,
            AccountRows accounts,
            Postings postings,
            SettlementRows settlements,
            LateEnds lateEnds,
            Metrics metrics,
            InstantSource clock) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.postings = postings;
        this.settlements = settlements;
        this.lateEnds = lateEnds;
        this.metrics = metrics;
        this.clock = clock;
    }

    void handle(Transaction tx, LockedAccounts locked, CallEvent event, AttemptEnded ended, Attempt attempt) {
        if (attempt.state() != Attempt.State.AUTHORIZED) {
            lateEnds.note(tx, event, ended);
            return;
        }
        var told = new Told(Measured.of(ended, event.at()), ended.estimated(), null);
        var settled = settle(tx, locked, attempt, told);
        boolean absorbed = settled.absorbed().signum() > 0;
        if (attempt.sandbox()) {
            return;
        }
        tx.afterCommit(() -> metrics.settled(Duration.between(event.at(), settled.at()), absorbed));
    }

    /**
     * How long a call was.
     *
     * @param estimated whether that is only what is proven
     * @param decision who says so, null for the engine
     */
    record Told(
            Measured measured, boolean estimated, @Nullable OperatorDecision decision) {}

    /** Settles an attempt that is authorised; its account and its own row are locked by the caller. */
    AttemptSettled settle(Transaction tx, LockedAccounts locked, Attempt attempt, Told told) {
        var account = locked.find(attempt.open().accountId()).orElseThrow();
        var currency = account.payer().currency();
        var call = priced(attempt, account);
        var bill = Bill.of(call, attempt.dialledCallee(), told.measured(), currency);
        var capture = attempt.sandbox()
                ? Capture.NONE
                : Capture.of(
                        bill.priceMicros(),
                        attempt.heldMicros(),
                        account.payer().availableMicros());
        var now = clock.instant();
        var ended =
                accounts.closeHold(tx, account, attempt.ending(account.payer().caps(), capture.takenMicros()));
        var charged = take(tx, ended, attempt, capture, now);
        locked.stands(charged.free(useFree(tx, attempt, account, bill.free(call, attempt.dialledCallee()))));
        attempts.settled(tx, attempt.id(), new Beginnings(bill.times()));
        var settled = settled(attempt, account, bill, capture, charged.payer().balanceMicros(), told, now);
        settlements.insert(tx, settled, bill.priceMicros());
        report(attempt, bill, capture);
        return settled;
    }

    /** As it was pinned; a package whose part was given back with the hold pays what it still has. */
    private static GrantedCall priced(Attempt attempt, LockedAccount account) {
        var call = attempt.open().call();
        return attempt.holdOpen() || attempt.sandbox() ? call : call.freeWithin(account.free()::stillThere);
    }

    /** @return what the account's packages still cover afterwards */
    private static FreeAllowances useFree(
            Transaction tx, Attempt attempt, LockedAccount account, List<FreePart> covered) {
        var kept = attempt.keptFree();
        var used = attempt.sandbox() ? List.<FreePart>of() : covered;
        if (!kept.isEmpty() || !used.isEmpty()) {
            PackageUses.use(tx, attempt.id(), used);
        }
        return account.free().without(kept).keeping(used);
    }

    /** @return the account afterwards */
    private LockedAccount take(Transaction tx, LockedAccount account, Attempt attempt, Capture capture, Instant now) {
        if (capture.takenMicros() == 0) {
            return account;
        }
        var transferId = Ids.next(now, ThreadLocalRandom.current());
        var transfer = Transfer.charge(transferId, attempt.id(), capture.takenMicros(), now);
        return account.posted(postings.post(tx, account, transfer));
    }

    private static AttemptSettled settled(
            Attempt attempt,
            LockedAccount account,
            Bill bill,
            Capture capture,
            long balanceMicros,
            Told told,
            Instant now) {
        var currency = account.payer().currency();
        return new AttemptSettled(
                attempt.callbackId(),
                attempt.id(),
                now,
                attempt.sandbox(),
                account.payer().id(),
                null,
                attempt.facts(),
                attempt.decidedAt(),
                bill.callerSeconds(),
                bill.talkSeconds(),
                bill.overrunMillis(),
                bill.legs(),
                Micros.money(capture.takenMicros(), currency),
                Micros.money(capture.absorbedMicros(), currency),
                Micros.money(balanceMicros, currency),
                attempt.deckVersion(),
                told.estimated(),
                told.decision());
    }

    private static void report(Attempt attempt, Bill bill, Capture capture) {
        if (capture.absorbedMicros() > 0) {
            LOG.errorf(
                    "attemptId=%s absorbed=%s msg=\"the hold did not cover the price\"",
                    attempt.id(), Micros.decimal(capture.absorbedMicros()));
        }
        LOG.infof(
                "attemptId=%s talkSeconds=%d amount=%s overrunMillis=%d msg=\"settled\"",
                attempt.id(), bill.talkSeconds(), Micros.decimal(capture.takenMicros()), bill.overrunMillis());
    }
}
