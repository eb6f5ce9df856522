package io.ringback.rating.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.attempt.AccountModel.Call;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Random requests, extensions, ends, payments, caps and suspensions of one account against {@link AccountModel}; some
 * twice, some struck by a crash before their commit and done again. More by {@code -Dringback.model.steps=100000}, one
 * run again by {@code -Dringback.model.seed=…}.
 */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class HoldModelTest {
    private static final int STEPS = Integer.getInteger("ringback.model.steps", 400);
    private static final long SEED = Long.getLong("ringback.model.seed", System.nanoTime());

    @Inject
    Requests requests;

    @Inject
    CallEvents events;

    @Inject
    Database database;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final AccountModel model = new AccountModel();
    private final Map<UUID, AttemptRequested> asked = new HashMap<>();
    private final Map<UUID, Integer> sequences = new HashMap<>();

    @Test
    void account_and_holds_are_what_the_model_says_after_every_step() {
        // At noon no day ends while this runs.
        int offset = 12 - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        var zone = "Etc/GMT" + (offset > 0 ? "-" + offset : "+" + -offset);
        var customer = Desk.customer(
                Desk.deck("0.10"), "0", Map.of("concurrency", AccountModel.CONCURRENCY, "timeZone", zone));

        for (int step = 0; step < STEPS; step++) {
            var what = step(customer);
            assertThat(seen(customer.account()))
                    .as("seed %d, step %d: %s", SEED, step, what)
                    .isEqualTo(model.seen());
        }
    }

    private String step(Desk.Customer customer) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> request(customer);
            case 4, 5 -> extend();
            case 6, 7, 8 -> end();
            case 9 -> pay(customer.account());
            case 10 -> cap(customer.account());
            default -> suspendOrActivate(customer.account());
        };
    }

    private String request(Desk.Customer customer) {
        int minutes = random.nextInt(1, 15);
        var request = customer.wish().atMost(minutes * 60).requested();
        asked.put(request.attemptId(), request);
        deliver(tx -> requests.handle(tx, List.of(received(Topic.CALLBACK_REQUESTS, request))));
        model.request(request.attemptId(), minutes);
        return "request of " + minutes + " min";
    }

    private String extend() {
        return anyCall("extension", call -> {
            int sequence = sequences.merge(call.id(), 1, Integer::sum);
            tell(call, new HoldExtensionRequested(sequence, 1));
            model.extend(call);
        });
    }

    private String end() {
        return anyCall("end", call -> {
            int minutes = random.nextInt(0, 20);
            tell(call, minutes == 0 ? Calls.nobodyAnswered() : Calls.talkedFor(minutes * 60_000L));
            model.end(call, minutes);
        });
    }

    private String pay(UUID account) {
        int cents = random.nextInt(1, 300);
        Desk.pay(account, Micros.decimal(cents * 10_000L).toPlainString());
        model.pay(cents * 10_000L);
        return "payment of " + cents;
    }

    private String cap(UUID account) {
        int cents = random.nextInt(0, 600);
        boolean none = random.nextInt(3) == 0;
        Map<String, Object> order = none
                ? Map.of()
                : Map.of("perDay", Micros.decimal(cents * 10_000L).toPlainString());
        Desk.asOperator()
                .body(order)
                .put("/v1/accounts/{id}/spend-caps", account)
                .then()
                .statusCode(200);
        model.cap(none ? Long.MAX_VALUE : cents * 10_000L);
        return none ? "no cap" : "cap of " + cents;
    }

    private String suspendOrActivate(UUID account) {
        // Seldom suspended, soon active again.
        boolean active = random.nextInt(4) > 0;
        Desk.asOperator()
                .body(Map.of("status", active ? "ACTIVE" : "SUSPENDED"))
                .patch("/v1/accounts/{id}", account)
                .then()
                .statusCode(200);
        model.activate(active);
        return active ? "activation" : "suspension";
    }

    private String anyCall(String what, Consumer<Call> work) {
        var calls = model.calls();
        if (calls.isEmpty()) {
            return "no call for an " + what;
        }
        work.accept(calls.get(random.nextInt(calls.size())));
        return what;
    }

    private void tell(Call call, CallFact fact) {
        CallEvent event = Bus.event(Objects.requireNonNull(asked.get(call.id())), 1, fact);
        deliver(tx -> events.handle(tx, List.of(received(Topic.CALL_EVENTS, event))));
    }

    /** Sometimes the process dies right before the commit, and sometimes right after it, before it has said so. */
    private void deliver(Consumer<Transaction> work) {
        if (random.nextInt(5) == 0) {
            assertThatThrownBy(() -> database.runInTransaction(tx -> {
                        work.accept(tx);
                        throw new IllegalStateException("crash");
                    }))
                    .hasMessage("crash");
        }
        database.runInTransaction(work::accept);
        if (random.nextInt(5) == 0) {
            database.runInTransaction(work::accept);
        }
    }

    private AccountModel.Seen seen(UUID account) {
        var row = database.read("""
                        SELECT a.*, (SELECT count(*) FROM attempt t WHERE t.account_id = a.id AND t.state = 'AUTHORIZED'
                                     AND t.withdrawn IS NOT NULL) AS stopped,
                               (SELECT coalesce(sum(t.held), 0) FROM attempt t WHERE t.account_id = a.id) AS holds,
                               (SELECT coalesce(sum(p.amount), 0) FROM posting p WHERE p.account_id = a.id) AS posted
                        FROM account a WHERE a.id = $1""", account).getFirst();
        assertThat(row.getBigDecimal("holds")).isEqualByComparingTo(row.getBigDecimal("held"));
        assertThat(row.getBigDecimal("posted")).isEqualByComparingTo(row.getBigDecimal("balance"));
        return new AccountModel.Seen(
                Micros.of(row.getBigDecimal("balance")),
                Micros.of(row.getBigDecimal("held")),
                row.getInteger("live_calls"),
                row.getLong("stopped"),
                Micros.of(row.getBigDecimal("day_charged")));
    }

    private static Received<? extends Message> received(Topic topic, Message message) {
        return new Received<>(message, Ids.next(), topic, 0, 0, message.partitionKey(), Instant.now(), null);
    }
}
