package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.CallbackRequest.EvaluationRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.Message;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.pin.Pins;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What trigger-service asks, in batches: the accounts are locked in one order before any is looked at. */
@Singleton
class Requests {
    private final AccountRows accounts;
    private final AttemptRows attempts;
    private final Authorizations authorizations;
    private final KeyedDestinations destinations;
    private final Withdrawals withdrawals;
    private final Evaluations evaluations;
    private final Identities identities;

    Requests(
            AccountRows accounts,
            AttemptRows attempts,
            Authorizations authorizations,
            KeyedDestinations destinations,
            Withdrawals withdrawals,
            Evaluations evaluations,
            Identities identities) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.authorizations = authorizations;
        this.destinations = destinations;
        this.withdrawals = withdrawals;
        this.evaluations = evaluations;
        this.identities = identities;
    }

    void handle(Transaction tx, List<Received<? extends Message>> batch) {
        var accountIds = new HashSet<UUID>();
        var undecided = new HashSet<UUID>();
        var attemptIds = new HashSet<UUID>();
        var tried = new HashMap<UUID, Pins.Try>();
        for (var received : batch) {
            switch ((CallbackRequest) received.message()) {
                case AttemptRequested request -> {
                    addKnown(accountIds, request.wish().accountId());
                    undecided.add(request.attemptId());
                    compare(tx, request, tried);
                }
                case EvaluationRequested request ->
                    addKnown(accountIds, request.wish().accountId());
                case CalleeRequested request -> attemptIds.add(request.attemptId());
                case WithdrawalRequested request -> attemptIds.add(request.attemptId());
            }
        }
        tried.values().forEach(one -> addKnown(accountIds, one.accountId()));
        var locked = accounts.lockAll(tx, accountIds, attemptIds);
        var ahead = new Ahead(locked, attempts.decided(tx, undecided));
        batch.forEach(received ->
                Traced.within(tx, received, () -> handle(tx, ahead, (CallbackRequest) received.message(), tried)));
    }

    /** Takes its time, so it comes before anything is locked. */
    private void compare(Transaction tx, AttemptRequested request, Map<UUID, Pins.Try> tried) {
        var identity = request.wish().identity();
        if (identity != null) {
            tried.put(
                    request.attemptId(),
                    identities.compare(tx, request.attemptId(), IdentitySeal.REQUEST_TRY, identity));
        }
    }

    private void handle(Transaction tx, Ahead ahead, CallbackRequest message, Map<UUID, Pins.Try> tried) {
        switch (message) {
            case AttemptRequested request -> authorizations.handle(tx, ahead, request, tried.get(request.attemptId()));
            case CalleeRequested request -> destinations.handle(tx, ahead.accounts(), request);
            case WithdrawalRequested request -> withdrawals.handle(tx, request);
            case EvaluationRequested request -> evaluations.handle(tx, ahead.accounts(), request);
        }
    }

    private static void addKnown(Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
