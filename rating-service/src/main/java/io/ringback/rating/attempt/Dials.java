package io.ringback.rating.attempt;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.values.Leg;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Learns what is dialled: whose price will count, and how long the hold is needed. */
@Singleton
class Dials {
    private final AttemptRows attempts;
    private final Duration dialledHoldExpiry;

    Dials(AttemptRows attempts, RatingConfig config) {
        this.attempts = attempts;
        this.dialledHoldExpiry = config.dialledHoldExpiry();
    }

    void handle(Transaction tx, CallEvent event, LegDialing fact, Attempt attempt) {
        if (attempt.state() != Attempt.State.AUTHORIZED) {
            return;
        }
        var callee = fact.leg() == Leg.CALLEE ? fact.party() : null;
        attempts.dialled(tx, attempt.id(), fact.n(), callee, event.at(), holdExpiresAt(attempt, event.at()));
    }

    /** Well after the longest possible end: ringing, set-up, and all the talk the request may ask for. */
    private Instant holdExpiresAt(Attempt attempt, Instant dialledAt) {
        var wish = attempt.wish();
        long longest =
                (long) wish.callerRingTimeoutSeconds() + attempt.open().call().setupSeconds() + wish.maxTalkSeconds();
        var begun = attempt.firstDialledAt() == null ? dialledAt : attempt.firstDialledAt();
        return begun.plusSeconds(longest).plus(dialledHoldExpiry);
    }
}
