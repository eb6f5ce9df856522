package io.ringback.rating.attempt;

import static io.ringback.rating.Desk.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.Message;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.messaging.Transaction;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The connection dies before each write of a transaction in turn. The database itself cuts it, in sessions that count
 * down alone: nobody else's are touched.
 */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class CrashTest {
    private static final List<String> TABLES = List.of("account", "attempt", "settlement", "posting", "outbox");

    @Inject
    Requests requests;

    @Inject
    CallEvents events;

    @Inject
    Database database;

    @BeforeEach
    void letWritesCountDown() {
        change("""
                CREATE OR REPLACE FUNCTION crash_count_down() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE left_over integer := nullif(current_setting('crash.writes', true), '')::integer;
                BEGIN
                    IF left_over = 0 THEN
                        PERFORM pg_terminate_backend(pg_backend_pid());
                    ELSIF left_over > 0 THEN
                        PERFORM set_config('crash.writes', (left_over - 1)::text, true);
                    END IF;
                    RETURN NULL;
                END $$""");
        TABLES.forEach(table -> change("CREATE TRIGGER crash BEFORE INSERT OR UPDATE ON " + table
                + " FOR EACH STATEMENT EXECUTE FUNCTION crash_count_down()"));
    }

    @AfterEach
    void letThemBe() {
        TABLES.forEach(table -> change("DROP TRIGGER crash ON " + table));
    }

    @Test
    void crash_before_any_write_of_an_attempts_life_leaves_what_was_and_the_next_try_does_it() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 2));
        var life = Life.of(customer);

        int crashes = 0;
        for (Message message : life.messages()) {
            crashes += crashing(customer.account(), tx -> Life.handle(tx, requests, events, message));
        }

        assertThat(crashes).isGreaterThan(20);
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("3.90", "EUR"));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
        assertThat(Desk.liveCalls(customer.account())).isZero();
        assertThat(asOperator()
                        .get("/v1/attempts/{id}", life.request().attemptId())
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("SETTLED");
    }

    /** Tries with a crash before the first write, the second, … until there is no write left to crash before. */
    private int crashing(UUID account, Consumer<Transaction> work) {
        for (int writes = 0; ; writes++) {
            var before = rows(account);
            try {
                int allowed = writes;
                database.runInTransaction(tx -> {
                    tx.query("SELECT set_config('crash.writes', $1, true)", Integer.toString(allowed));
                    work.accept(tx);
                });
                return writes;
            } catch (SqlFault crashed) {
                assertThat(rows(account))
                        .as("crash before write %d", writes + 1)
                        .isEqualTo(before);
            }
        }
    }

    /** Everything that is kept of the account, as text. */
    private String rows(UUID account) {
        return database.read("""
                        SELECT a::text AS row FROM account a WHERE id = $1
                        UNION ALL SELECT t::text FROM attempt t WHERE account_id = $1
                        UNION ALL SELECT s::text FROM settlement s WHERE account_id = $1
                        UNION ALL SELECT p::text FROM posting p WHERE account_id = $1
                        UNION ALL SELECT p::text FROM posting p
                                  WHERE attempt_id IN (SELECT id FROM attempt WHERE account_id = $1)
                        ORDER BY row""", account).stream()
                .map(row -> row.getString("row"))
                .collect(Collectors.joining("\n"));
    }

    private void change(String sql) {
        database.runInTransaction(tx -> tx.execute(sql));
    }
}
