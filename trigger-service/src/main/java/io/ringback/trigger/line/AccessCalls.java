package io.ringback.trigger.line;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.LineEvent;
import io.ringback.contracts.LineEvent.DestinationLeft;
import io.ringback.contracts.LineEvent.MissedCall;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Trigger;
import io.ringback.edge.access.AccountDirectory;
import io.ringback.edge.trace.Traces;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.access.AccessNumbers;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.Wanted;
import io.ringback.trigger.callback.Way;
import io.ringback.trigger.line.LineOutcome.Kind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls to access numbers become callbacks: of the account on which the number that called is registered and active; to an
 * access number for anybody else, of its owner, who asks for account and PIN on the line.
 */
@Singleton
final class AccessCalls {
    private final AccessNumbers accessNumbers;
    private final AccountDirectory accounts;
    private final Beginning beginning;
    private final TriggerSettings settings;
    private final InstantSource clock;

    AccessCalls(
            AccessNumbers accessNumbers,
            AccountDirectory accounts,
            Beginning beginning,
            TriggerSettings settings,
            InstantSource clock) {
        this.accessNumbers = accessNumbers;
        this.accounts = accounts;
        this.beginning = beginning;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Who is to be rung for whom.
     *
     * @param way null for the usual one
     */
    private record Caller(
            Party.E164 party,
            UUID account,
            boolean sandbox,
            @Nullable Way way) {}

    /** The caller is rung after the access number's delay, and asked for the destination. */
    LineOutcome missed(Transaction tx, MissedCall call) {
        Optional<AccessNumber> number = accessNumbers.find(tx, call.accessNumber());
        if (number.isEmpty()) {
            return LineOutcome.of(Kind.NO_ACCESS_NUMBER);
        }
        return caller(call.ani(), number.get())
                .map(caller -> begin(tx, call, number.get(), caller, Trigger.MISSED_CALL, null))
                .orElseGet(() -> LineOutcome.of(Kind.UNKNOWN_CALLER));
    }

    /** The caller is rung after the access number's delay, and connected with what was left there. */
    LineOutcome left(Transaction tx, DestinationLeft left) {
        Optional<AccessNumber> number = accessNumbers.find(tx, left.accessNumber());
        if (number.isEmpty()) {
            return LineOutcome.of(Kind.NO_ACCESS_NUMBER);
        }
        // Whoever is asked for account and PIN is asked for the destination, too.
        Optional<Caller> known = caller(left.ani(), number.get()).filter(caller -> caller.way() == null);
        if (known.isEmpty()) {
            return LineOutcome.of(Kind.UNKNOWN_CALLER);
        }
        return number.get()
                .destination(left.digits())
                .map(callee -> begin(tx, left, number.get(), known.get(), Trigger.ACCESS_NUMBER, callee))
                .orElseGet(() -> LineOutcome.of(Kind.WRONG_DESTINATION));
    }

    private Optional<Caller> caller(String ani, AccessNumber number) {
        if (!Party.E164.isE164(ani)) {
            return Optional.empty();
        }
        Party.E164 party = new Party.E164(ani);
        boolean anybody = number.mode() == Mode.ANY_CALLER;
        UUID owner = number.ownerAccountId();
        Optional<AccountSnapshot> registered = accounts.registering(ani)
                .filter(account -> anybody || owner == null || owner.equals(account.accountId()));
        if (registered.isPresent()) {
            return registered.map(account -> new Caller(party, account.accountId(), account.sandbox(), null));
        }
        return anybody
                ? Optional.ofNullable(owner)
                        .flatMap(accounts::account)
                        .map(account -> new Caller(party, account.accountId(), account.sandbox(), Way.ANYBODY))
                : Optional.empty();
    }

    private LineOutcome begin(
            Transaction tx,
            LineEvent event,
            AccessNumber number,
            Caller caller,
            Trigger trigger,
            @Nullable Party callee) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant due = event.at().plus(Duration.ofSeconds(number.delaySeconds())).truncatedTo(ChronoUnit.MICROS);
        Wanted wanted = Wanted.talk(trigger, caller.party(), callee)
                .in(number.language())
                .from(due)
                .by(number.number())
                .as(caller.way())
                .done();
        boolean sandbox = number.sandbox() || caller.sandbox();
        Callback fresh = Lifecycle.fresh(
                Ids.next(), caller.account(), sandbox, wanted, now, due.plus(settings.scheduledExpiry()));
        Traces.about(fresh.id());
        return beginning.begin(tx, fresh);
    }
}
