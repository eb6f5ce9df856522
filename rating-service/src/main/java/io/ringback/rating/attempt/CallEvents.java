package io.ringback.rating.attempt;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallFact.IdentityOffered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.Message;
import io.ringback.contracts.values.SealedIdentity;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccounts;
import io.ringback.rating.pin.Pins;
import io.ringback.rating.trunk.TrunkQuality;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** What engine-service tells of calls, in batches, as far as money hangs on it. */
@Singleton
class CallEvents {
    private final AccountRows accounts;
    private final AttemptRows attempts;
    private final Dials dials;
    private final Extensions extensions;
    private final Settlements settlements;
    private final TrunkQuality quality;
    private final Identities identities;
    private final IdentifiedCallers identified;

    CallEvents(
            AccountRows accounts,
            AttemptRows attempts,
            Dials dials,
            Extensions extensions,
            Settlements settlements,
            TrunkQuality quality,
            Identities identities,
            IdentifiedCallers identified) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.dials = dials;
        this.extensions = extensions;
        this.settlements = settlements;
        this.quality = quality;
        this.identities = identities;
        this.identified = identified;
    }

    void handle(Transaction tx, List<Received<? extends Message>> batch) {
        tx.afterCommit(() -> batch.forEach(received -> quality.hear((CallEvent) received.message())));
        var attemptIds = concerned(batch, CallEvents::concernsMoney);
        if (attemptIds.isEmpty()) {
            return;
        }
        var tried = compared(tx, batch);
        var proven = tried.values().stream()
                .map(Pins.Try::accountId)
                .filter(Objects::nonNull)
                .toList();
        var locked = accounts.lockAll(tx, proven, concerned(batch, CallEvents::changesBalance));
        var read = new HashMap<UUID, Attempt>();
        attempts.lockAll(tx, attemptIds).forEach(attempt -> read.put(attempt.id(), attempt));
        batch.forEach(received -> Traced.within(tx, received, () -> handle(tx, locked, received, read, tried)));
    }

    /** What was keyed for an account, compared: takes its time, so it comes before anything is locked. */
    private Map<UUID, Pins.Try> compared(Transaction tx, List<Received<? extends Message>> batch) {
        var tried = new HashMap<UUID, Pins.Try>();
        for (var received : batch) {
            var event = (CallEvent) received.message();
            if (event.fact() instanceof IdentityOffered fact) {
                var identity = new SealedIdentity(fact.account(), fact.sealed());
                tried.put(received.eventId(), identities.compare(tx, event.attemptId(), fact.tryNumber(), identity));
            }
        }
        return tried;
    }

    private void handle(
            Transaction tx,
            LockedAccounts locked,
            Received<? extends Message> received,
            Map<UUID, Attempt> read,
            Map<UUID, Pins.Try> tried) {
        var event = (CallEvent) received.message();
        switch (event.fact()) {
            case LegDialing fact -> dials.handle(tx, event, fact, attempt(tx, event, read));
            case HoldExtensionRequested fact -> extensions.handle(tx, locked, event, fact, attempt(tx, event, read));
            case IdentityOffered fact ->
                identified.handle(
                        tx,
                        locked,
                        event,
                        fact,
                        attempt(tx, event, read),
                        tried.getOrDefault(received.eventId(), Pins.Try.WRONG));
            case AttemptEnded fact -> settlements.handle(tx, locked, event, fact, attempt(tx, event, read));
            // Others' business. A keyed destination comes back as a request, judged by trigger-service first.
            case CallFact.AttemptQueued _,
                    CallFact.LegRinging _,
                    CallFact.LegAnswered _,
                    CallFact.LegEnded _,
                    CallFact.HumanChecked _,
                    CallFact.DestinationDialled _,
                    CallFact.OptedOut _,
                    CallFact.Acknowledged _,
                    CallFact.Bridged _,
                    CallFact.TalkEnded _,
                    CallFact.Recorded _,
                    CallFact.AttemptUnknown _ -> {}
        }
    }

    private static List<UUID> concerned(List<Received<? extends Message>> batch, Predicate<CallFact> facts) {
        return batch.stream()
                .map(received -> (CallEvent) received.message())
                .filter(event -> facts.test(event.fact()))
                .map(CallEvent::attemptId)
                .distinct()
                .toList();
    }

    /** What was read ahead is good for the first event of an attempt; a second one must see what the first has changed. */
    private Attempt attempt(Transaction tx, CallEvent event, Map<UUID, Attempt> read) {
        var attempt = read.remove(event.attemptId());
        return attempt == null
                ? attempts.lock(tx, event.attemptId()).orElseThrow(() -> new UnknownAttempt(event.attemptId()))
                : attempt;
    }

    private static boolean concernsMoney(CallFact fact) {
        return fact instanceof LegDialing || changesBalance(fact);
    }

    /** A dial only makes a hold last; its account stays free for others, who would wait for nothing. */
    private static boolean changesBalance(CallFact fact) {
        return fact instanceof HoldExtensionRequested
                || fact instanceof AttemptEnded
                || fact instanceof IdentityOffered;
    }
}
