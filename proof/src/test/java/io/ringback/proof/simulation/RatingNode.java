package io.ringback.proof.simulation;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.ledger.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** rating-service: its assessment, extension, bill, capture and ledger are the real ones; the rows are modelled. */
final class RatingNode extends Node {
    static final Duration UNDIALLED_EXPIRY = Duration.ofMinutes(5);
    static final Duration DIALLED_EXPIRY = Duration.ofMinutes(30);

    private final Scene scene;
    private final Plan plan;
    private final RatingTerms terms;
    private final Database<RatingRows> database;
    private final List<UUID> accountIds = new ArrayList<>();

    RatingNode(Scene scene) {
        super(scene.world(), scene.weather(), "rating");
        this.scene = scene;
        this.plan = scene.plan();
        this.terms = new RatingTerms(plan);
        this.database = new Database<>(scene, opened(), scene.evidence()::money);
        group(Topic.CALLBACK_REQUESTS);
        group(Topic.CALL_EVENTS);
    }

    private void group(Topic topic) {
        Group<RatingNode> group =
                new Group<>(scene, topic, _ -> isUp() ? this : null, (_, messages) -> handle(messages));
        onChange(group::rebalance);
    }

    private RatingRows opened() {
        RatingRows rows = new RatingRows();
        for (Plan.Customer customer : plan.customers()) {
            UUID id = Ids.next(world.now(), world.random());
            accountIds.add(id);
            rows.accounts()
                    .put(
                            id,
                            new Payer(
                                    id,
                                    Status.ACTIVE,
                                    "EUR",
                                    0,
                                    0,
                                    customer.overdraft(),
                                    customer.concurrency(),
                                    0,
                                    customer.minimumTalkSeconds(),
                                    "en",
                                    Set.of(customer.number())));
            pay(rows, id, customer.balance() + 1);
        }
        return rows;
    }

    private void pay(RatingRows rows, UUID account, long micros) {
        UUID transfer = Ids.next(world.now(), world.random());
        rows.book(account, Transfer.payment(transfer, transfer, micros, world.now()));
    }

    Database<RatingRows> database() {
        return database;
    }

    UUID id(int customer) {
        return accountIds.get(customer);
    }

    List<String> numbers(UUID account) {
        return List.of(plan.customers().get(accountIds.indexOf(account)).number());
    }

    /** The operator's and the bank's doing; tried again until it is done. */
    void interfere(Plan.Interference interference) {
        if (!isUp()) {
            world.after(world.between(500, 3_000), () -> interfere(interference));
            return;
        }
        try {
            database.transact(this, tx -> {
                switch (interference) {
                    case Plan.Interference.Standing(var _, int customer, boolean active) ->
                        standing(tx, id(customer), active);
                    case Plan.Interference.Paid(var _, int customer, long micros) ->
                        pay(tx.tables(), id(customer), micros);
                    case Plan.Interference.Blocked _ -> {}
                }
                return true;
            });
        } catch (Crash crash) {
            die();
        } catch (Database.Away away) {
            world.after(world.between(100, 2_000), () -> interfere(interference));
        }
    }

    private void standing(Database<RatingRows>.Work tx, UUID account, boolean active) {
        tx.tables().standing(account, active ? Status.ACTIVE : Status.SUSPENDED);
        if (!active) {
            List.copyOf(tx.tables().attempts().values()).stream()
                    .filter(attempt -> attempt.accountId().equals(account))
                    .forEach(attempt -> withdraw(tx, attempt, StopReason.SUSPENDED));
        }
    }

    private void handle(List<Message> messages) {
        database.transact(this, tx -> {
            messages.forEach(message -> handle(tx, message));
            return true;
        });
    }

    private void handle(Database<RatingRows>.Work tx, Message message) {
        switch (message) {
            case AttemptRequested request -> {
                RatedAttempt known = tx.tables().attempts().get(request.attemptId());
                if (known == null || plan.has(Flaw.NO_DUPLICATE_CHECK)) {
                    terms.decide(tx, request, world.now());
                    expireLater(attempt(tx, request.attemptId()));
                }
            }
            case CalleeRequested request -> Keying.answer(tx, attempt(tx, request.attemptId()), request, terms, plan);
            case WithdrawalRequested request -> withdraw(tx, attempt(tx, request.attemptId()), request.reason());
            case CallEvent event -> seen(tx, event);
            default -> throw new IllegalStateException("not consumed here: " + message);
        }
    }

    private void seen(Database<RatingRows>.Work tx, CallEvent event) {
        switch (event.fact()) {
            case LegDialing dialing -> dialled(tx, event, dialing);
            case HoldExtensionRequested wanted ->
                terms.extend(tx, attempt(tx, event.attemptId()), wanted.sequence(), world.now());
            case AttemptEnded ended -> {
                RatedAttempt attempt = attempt(tx, event.attemptId());
                if (attempt.open() || plan.has(Flaw.SETTLED_TWICE)) {
                    Settling.settle(tx, attempt, ended, event.at(), Ids.next(world.now(), world.random()), world.now());
                }
            }
            default -> {
                // Others' business.
            }
        }
    }

    private void dialled(Database<RatingRows>.Work tx, CallEvent event, LegDialing dialing) {
        RatedAttempt attempt = attempt(tx, event.attemptId());
        if (!attempt.open() || attempt.dialledN() >= dialing.n()) {
            return;
        }
        var wish = attempt.request().wish();
        long longest =
                (long) wish.callerRingTimeoutSeconds() + attempt.granted().setupSeconds() + wish.maxTalkSeconds();
        Instant begun = attempt.firstDialledAt() == null ? event.at() : attempt.firstDialledAt();
        RatedAttempt dialled = attempt.dialled(
                dialing.n(),
                dialing.leg() == Leg.CALLEE ? dialing.party() : null,
                event.at(),
                begun.plusSeconds(longest).plus(DIALLED_EXPIRY));
        tx.tables().attempts().put(event.attemptId(), dialled);
        expireLater(dialled);
    }

    private void withdraw(Database<RatingRows>.Work tx, RatedAttempt attempt, StopReason reason) {
        if (!attempt.open() || attempt.withdrawn() != null) {
            return;
        }
        tx.tables().attempts().put(attempt.request().attemptId(), attempt.withdrawn(reason));
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new Withdrawn(
                        attempt.request().callbackId(), attempt.request().attemptId(), world.now(), false, reason));
    }

    private static RatedAttempt attempt(Database<RatingRows>.Work tx, UUID id) {
        RatedAttempt attempt = tx.tables().attempts().get(id);
        if (attempt == null) {
            throw new Violation("I13", "a message about an attempt rating never saw: " + Words.id(id));
        }
        return attempt;
    }

    /** Holds nobody came back for; looked at when they expire, whatever the transaction's answer was. */
    private void expireLater(RatedAttempt attempt) {
        if (attempt.holdOpen()) {
            world.at(attempt.holdExpiresAt(), () -> sweep(attempt.request().attemptId()));
        }
    }

    private void sweep(UUID attemptId) {
        RatedAttempt seen = database.read().attempts().get(attemptId);
        if (seen == null || !seen.holdOpen() || seen.holdExpiresAt().isAfter(world.now())) {
            return;
        }
        if (!isUp()) {
            world.after(10_000, () -> sweep(attemptId));
            return;
        }
        try {
            database.transact(this, tx -> {
                tx.tables().closeHold(seen.accountId(), seen.held());
                tx.tables().attempts().put(attemptId, seen.withoutHold(seen.open()));
                return true;
            });
        } catch (Crash crash) {
            die();
            world.after(10_000, () -> sweep(attemptId));
        } catch (Database.Away away) {
            world.after(10_000, () -> sweep(attemptId));
        }
    }

    @Override
    void died() {
        world.tell(name(), () -> "nothing is kept in memory");
    }

    @Override
    void started() {
        world.tell(name(), () -> "goes on where it stood");
    }
}
