package io.ringback.rating.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.Message;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is told again, and in whatever order, leaves the rows that telling it once in order leaves. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class RedeliveryTest {
    private static final int SEEDS = 15;

    @Inject
    Requests requests;

    @Inject
    CallEvents events;

    @Inject
    Database database;

    @Test
    void each_message_twice_and_the_old_ones_again_in_any_order_leave_the_same_rows() {
        var deck = Desk.deck("0.10");
        var expected = rowsAfter(customer(deck), messages -> messages);

        for (long seed = 0; seed < SEEDS; seed++) {
            long drawn = seed;
            assertThat(rowsAfter(customer(deck), messages -> withRedeliveries(messages, new Random(drawn))))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
        assertThat(expected)
                .containsExactly(
                        "SETTLED|0.000000|f|2|3|2|CANCELLED|900",
                        "1.100000|1.100000|0.000000|611|601|0",
                        "CHARGE|SETTLEMENT|CUSTOMER|-1.100000",
                        "CHARGE|SETTLEMENT|HOUSE|1.100000",
                        "3.900000|0.000000|0|2");
    }

    @Test
    void batch_with_everything_twice_leaves_the_same_rows_as_one_by_one() {
        var deck = Desk.deck("0.10");
        var expected = rowsAfter(customer(deck), messages -> messages);
        var customer = customer(deck);
        var life = Life.of(customer);

        database.runInTransaction(tx -> {
            for (Message message : life.messages()) {
                Life.handle(tx, requests, events, message);
                Life.handle(tx, requests, events, message);
            }
        });

        assertThat(rows(customer.account(), life.request().attemptId())).isEqualTo(expected);
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("3.90", "EUR"));
    }

    /** What a change of partitions, or a sender that died, makes of a list of messages. */
    private interface Disturbance {
        List<Message> of(List<Message> messages);
    }

    private List<String> rowsAfter(Desk.Customer customer, Disturbance disturbance) {
        var life = Life.of(customer);
        for (Message message : disturbance.of(life.messages())) {
            database.runInTransaction(tx -> Life.handle(tx, requests, events, message));
        }
        return rows(customer.account(), life.request().attemptId());
    }

    /** After each message some of those before come again, the last one always. */
    private static List<Message> withRedeliveries(List<Message> messages, Random random) {
        var told = new ArrayList<Message>();
        for (int i = 0; i < messages.size(); i++) {
            told.add(messages.get(i));
            var again = new ArrayList<>(messages.subList(0, i));
            Collections.shuffle(again, random);
            told.addAll(again.subList(0, random.nextInt(again.size() + 1)));
            told.add(messages.get(i));
        }
        return told;
    }

    private static Desk.Customer customer(String deck) {
        return Desk.customer(deck, "5", Map.of("concurrency", 2));
    }

    private List<String> rows(UUID account, UUID attempt) {
        var rows = new ArrayList<String>();
        rows.addAll(texts("""
                SELECT concat_ws('|', state, held, hold_open, callee_try, extension_sequence, dialled_n, withdrawn,
                                 call ->> 'grantedSeconds') FROM attempt WHERE id = $1""", attempt));
        rows.addAll(texts("""
                SELECT concat_ws('|', price, amount, absorbed, caller_seconds, talk_seconds, overrun_millis)
                FROM settlement WHERE attempt_id = $1""", attempt));
        rows.addAll(texts(
                "SELECT concat_ws('|', kind, phase, side, amount) FROM posting WHERE attempt_id = $1 ORDER BY side",
                attempt));
        rows.addAll(texts(
                "SELECT concat_ws('|', balance, held, live_calls, postings) FROM account WHERE id = $1", account));
        return rows;
    }

    private List<String> texts(String query, UUID id) {
        return database.read(query, id).stream().map(row -> row.getString(0)).toList();
    }
}
