package io.ringback.trigger.line;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.LineEvent.BusyOfferTaken;
import io.ringback.contracts.LineEvent.LineFreed;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Trigger;
import io.ringback.edge.access.AccountDirectory;
import io.ringback.edge.trace.Traces;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.Wanted;
import io.ringback.trigger.callback.Way;
import io.ringback.trigger.line.LineOutcome.Kind;
import io.ringback.trigger.policy.Policies;
import io.ringback.trigger.store.StoredCallbacks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Who took the offer on a busy line waits until it is free: a few for each line, first come first served. */
@Singleton
final class BusyOffers {
    private final AccountDirectory accounts;
    private final Policies policies;
    private final Lines lines;
    private final Beginning beginning;
    private final TriggerSettings settings;
    private final InstantSource clock;

    BusyOffers(
            AccountDirectory accounts,
            Policies policies,
            Lines lines,
            Beginning beginning,
            TriggerSettings settings,
            InstantSource clock) {
        this.accounts = accounts;
        this.policies = policies;
        this.lines = lines;
        this.beginning = beginning;
        this.settings = settings;
        this.clock = clock;
    }

    LineOutcome taken(Transaction tx, BusyOfferTaken offer) {
        Optional<AccountSnapshot> account = accountOf(tx, offer.waiter());
        if (account.isEmpty()) {
            return LineOutcome.of(Kind.UNKNOWN_CALLER);
        }
        Instant now = clock.instant();
        Callback fresh = fresh(offer, account.get(), now);
        Traces.about(fresh.id());
        if (!fresh.expiresAt().isAfter(now)) {
            return LineOutcome.of(Kind.TOO_LATE);
        }
        Lines.Line line = lines.hold(tx, offer.line(), fresh.sandbox(), now);
        boolean full = Lines.waiting(tx, line.key()) >= settings.waitersPerLine();
        if (full
                && StoredCallbacks.joined(StoredCallbacks.joinable(tx, fresh, Duration.ZERO))
                        .isEmpty()) {
            return LineOutcome.of(Kind.LINE_FULL);
        }
        LineOutcome outcome = beginning.begin(tx, fresh);
        lines.tell(tx, line, Lines.waiting(tx, line.key()), now);
        return outcome;
    }

    LineOutcome freed(Transaction tx, LineFreed freed) {
        return LineOutcome.of(lines.freed(tx, freed) ? Kind.NOTED : Kind.NOBODY_WAITS);
    }

    private Optional<AccountSnapshot> accountOf(Statements statements, Party waiter) {
        return switch (waiter) {
            case Party.E164(String number) -> accounts.registering(number);
            case Party.Extension(String site, var _) ->
                policies.accountAt(statements, site).flatMap(accounts::account);
            case Party.Voicemail _ -> Optional.empty();
        };
    }

    /** Begun when the offer was taken, as that is whose turn it is by. */
    private Callback fresh(BusyOfferTaken offer, AccountSnapshot account, Instant now) {
        Instant taken = (offer.at().isBefore(now) ? offer.at() : now).truncatedTo(ChronoUnit.MICROS);
        Duration life = offer.busy() ? settings.busyLineLife() : settings.unansweredLineLife();
        Wanted wanted = Wanted.talk(Trigger.BUSY_LINE, offer.waiter(), offer.line())
                .in(account.language())
                .as(offer.busy() ? Way.WHEN_FREE : Way.AFTER_USE)
                .done();
        boolean sandbox = offer.sandbox() || account.sandbox();
        return Lifecycle.fresh(Ids.next(), account.accountId(), sandbox, wanted, taken, taken.plus(life));
    }
}
