package io.ringback.rating.correction;

import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Measures;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Transaction;
import io.ringback.rating.attempt.Attempt;
import io.ringback.rating.attempt.AttemptRows;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.balance.Postings;
import io.ringback.rating.booking.Refundable;
import io.ringback.rating.bundle.PackageUses;
import io.ringback.rating.ledger.Transfer;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Corrects a charge by reversal: the postings, the row, and what history hears are one transaction. */
@Singleton
class Corrections {
    private static final Logger LOG = Logger.getLogger(Corrections.class);

    private final AttemptRows attempts;
    private final AccountRows accounts;
    private final Postings postings;
    private final CorrectionRows rows;
    private final Appraisals appraisals;
    private final Refundable refundable;
    private final InstantSource clock;

    Corrections(
            AttemptRows attempts,
            AccountRows accounts,
            Postings postings,
            CorrectionRows rows,
            Appraisals appraisals,
            Refundable refundable,
            InstantSource clock) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.postings = postings;
        this.rows = rows;
        this.appraisals = appraisals;
        this.refundable = refundable;
        this.clock = clock;
    }

    /**
     * Who corrects, and what keeps it from being done twice.
     *
     * @param by the key's id, or {@code operator}
     * @param key the request's Idempotency-Key, or the batch's name
     * @param rerate the batch it belongs to, null for one by hand
     */
    record Ticket(String by, @Nullable String key, @Nullable UUID rerate) {}

    /**
     * A correction, and whether it had been made before.
     *
     * @param replayed nothing was changed now
     */
    record Corrected(Correction correction, boolean replayed) {}

    /** @throws io.ringback.edge.problem.ProblemException if a rule refuses it; then nothing has changed */
    Corrected correct(Transaction tx, UUID attemptId, CorrectionOrder order, Ticket ticket) {
        var locked = accounts.lockAll(tx, List.of(), List.of(attemptId));
        var attempt = attempts.lock(tx, attemptId).orElseThrow(() -> Problems.notFound("attempt"));
        var known = rows.known(tx, attempt, ticket.key());
        if (known.isPresent()) {
            if (!known.get().wanted().equals(order.canonical())) {
                throw Problems.unprocessable(
                        "correction-differs", "this Idempotency-Key was used for another correction");
            }
            return new Corrected(known.get().correction(), true);
        }
        requireCorrectable(attempt);
        var account =
                locked.find(attempt.open(Attempt.State.SETTLED).accountId()).orElseThrow();
        var before = rows.standing(tx, attemptId);
        var appraisal =
                appraisals.of(tx, attempt, before, order, account.payer().currency());
        requireCovered(tx, attempt, account, before, appraisal);
        return new Corrected(write(tx, attempt, account, before, appraisal, order, ticket), false);
    }

    private static void requireCorrectable(Attempt attempt) {
        if (attempt.state() != Attempt.State.SETTLED) {
            throw Problems.conflict(
                    "not-settled", "only a charge that was taken can be corrected, this attempt is " + attempt.state());
        }
        if (attempt.sandbox()) {
            throw Problems.conflict("sandbox", "an attempt in the sandbox costs nothing, and never will");
        }
    }

    private void requireCovered(
            Transaction tx, Attempt attempt, LockedAccount account, Standing before, Appraisal appraisal) {
        long taken = appraisal.capture().takenMicros();
        var currency = account.payer().currency();
        if (taken - before.capture().takenMicros() > Math.max(0, account.payer().availableMicros())) {
            throw Problems.unprocessable(
                    "not-covered",
                    Micros.money(taken - before.capture().takenMicros(), currency) + " more would be taken, there is "
                            + Micros.money(Math.max(0, account.payer().availableMicros()), currency));
        }
        if (Micros.decimal(taken).compareTo(refundable.refundedOfCharge(tx, attempt.id())) < 0) {
            throw Problems.unprocessable(
                    "refunded-more", "more than the new amount was refunded of this charge already");
        }
    }

    private Correction write(
            Transaction tx,
            Attempt attempt,
            LockedAccount account,
            Standing before,
            Appraisal appraisal,
            CorrectionOrder order,
            Ticket ticket) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var currency = account.payer().currency();
        int number = before.corrections() + 1;
        var transfers = transfers(attempt.id(), number, before, appraisal, now);
        long balance = transfers.isEmpty()
                ? account.payer().balanceMicros()
                : postings.post(tx, account, transfers).balanceMicros();
        if (!transfers.isEmpty()) {
            accounts.recount(
                    tx,
                    account,
                    appraisal.capture().takenMicros() - before.capture().takenMicros(),
                    before.settledAt(),
                    attempt.chargedTo(account.payer().caps()));
        }
        var correction = new Correction(
                Ids.next(now, ThreadLocalRandom.current()),
                attempt.id(),
                number,
                Micros.money(before.capture().takenMicros(), currency),
                Micros.money(appraisal.capture().takenMicros(), currency),
                Micros.money(appraisal.capture().absorbedMicros(), currency),
                appraisal.callerSeconds(),
                appraisal.talkSeconds(),
                appraisal.deckVersion(),
                order.reason(),
                ticket.by(),
                Micros.money(balance, currency),
                now);
        rows.insert(tx, correction, appraisal, order, ticket);
        PackageUses.correct(
                tx, attempt.id(), appraisal.free().before(), appraisal.free().after());
        tx.publish(Topic.CALL_CHARGES, told(attempt, account.payer().id(), correction, appraisal));
        LOG.infof(
                "attemptId=%s correctionId=%s before=%s amount=%s by=%s msg=\"charge corrected\"",
                attempt.id(), correction.id(), correction.before(), correction.amount(), ticket.by());
        return correction;
    }

    private static List<Transfer> transfers(
            UUID attemptId, int number, Standing before, Appraisal appraisal, Instant now) {
        long taken = before.capture().takenMicros();
        long takes = appraisal.capture().takenMicros();
        var transfers = new ArrayList<Transfer>();
        if (taken == takes) {
            return transfers;
        }
        var random = ThreadLocalRandom.current();
        if (taken > 0) {
            transfers.add(Transfer.reversal(Ids.next(now, random), attemptId, number, taken, now));
        }
        if (takes > 0) {
            transfers.add(Transfer.corrected(Ids.next(now, random), attemptId, number, takes, now));
        }
        return transfers;
    }

    private static ChargeCorrected told(Attempt attempt, UUID accountId, Correction correction, Appraisal appraisal) {
        return new ChargeCorrected(
                attempt.callbackId(),
                attempt.id(),
                correction.correctedAt(),
                attempt.sandbox(),
                correction.id(),
                accountId,
                appraisal.legs(),
                correction.amount(),
                correction.before(),
                correction.deckVersion(),
                correction.reason(),
                correction.by(),
                new Measures(
                        correction.callerSeconds(),
                        correction.talkSeconds(),
                        appraisal.overrunMillis(),
                        correction.absorbed(),
                        correction.balance(),
                        appraisal.estimated()));
    }
}
