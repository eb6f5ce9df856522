package io.ringback.messaging;

import static io.ringback.messaging.Stage.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final String FAIL_WITH =
            "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = 'lost'; END $$";

    private Stage stage;
    private Database database;

    @BeforeEach
    void open() {
        stage = Stage.empty();
        database = stage.database();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void work_is_committed_and_its_result_returned() {
        int number = database.inTransaction(tx -> {
            tx.execute("INSERT INTO applied (key, number) VALUES ('a', 1)");
            return tx.queryOne("UPDATE applied SET number = number + 1 WHERE key = 'a' RETURNING number")
                    .orElseThrow()
                    .getInteger("number");
        });

        assertThat(number).isEqualTo(2);
        assertThat(stage.applied("a")).containsExactly(2);
    }

    @Test
    void work_that_throws_leaves_nothing() {
        assertThatThrownBy(() -> database.runInTransaction(tx -> {
                    tx.execute("INSERT INTO applied (key, number) VALUES ('a', 1)");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(stage.applied("a")).isEmpty();
    }

    @Test
    void every_kind_of_argument_comes_back_as_it_went() {
        var at = Instant.parse("2026-03-01T10:00:00.123456Z");
        var row = database.read(
                        "SELECT $1::timestamptz AS at, $2::bytea AS bytes, $3::text AS state, $4::numeric AS price,"
                                + " $5::text AS missing",
                        at,
                        new byte[] {1, 2},
                        Thread.State.NEW,
                        new BigDecimal("0.12345678"),
                        null)
                .getFirst();

        assertThat(row.getOffsetDateTime("at").toInstant()).isEqualTo(at);
        assertThat(row.getBuffer("bytes").getBytes()).containsExactly(1, 2);
        assertThat(row.getString("state")).isEqualTo("NEW");
        assertThat(row.getBigDecimal("price")).isEqualTo("0.12345678");
        assertThat(row.getString("missing")).isNull();
    }

    @Test
    void batch_counts_all_changed_rows() {
        int changed = database.inTransaction(tx -> tx.executeBatch(
                "INSERT INTO applied (key, number) VALUES ($1, $2)",
                List.of(new Object[] {"a", 1}, new Object[] {"a", 2}, new Object[] {"b", 3})));

        assertThat(changed).isEqualTo(3);
        assertThat(stage.applied("a")).containsExactly(1, 2);
    }

    @Test
    void work_that_lost_against_another_transaction_is_run_again() {
        var tries = new AtomicInteger();

        database.runInTransaction(tx -> {
            int number = tries.incrementAndGet();
            tx.execute("INSERT INTO applied (key, number) VALUES ('a', $1)", number);
            if (number < 3) {
                tx.execute(FAIL_WITH.formatted("40001"));
            }
        });

        assertThat(stage.applied("a")).containsExactly(3);
    }

    @Test
    void work_that_always_loses_is_given_up_after_three_tries() {
        var tries = new AtomicInteger();

        var fault = catchThrowableOfType(
                SqlFault.class,
                () -> database.runInTransaction(tx -> {
                    tries.incrementAndGet();
                    tx.execute(FAIL_WITH.formatted("40P01"));
                }));

        assertThat(fault.sqlState()).isEqualTo("40P01");
        assertThat(tries).hasValue(3);
    }

    @Test
    void hooks_run_after_the_commit_of_the_try_that_succeeded() {
        var seen = new ArrayList<List<Integer>>();
        var tries = new AtomicInteger();

        database.runInTransaction(tx -> {
            tx.afterCommit(() -> seen.add(stage.applied("a")));
            tx.execute("INSERT INTO applied (key, number) VALUES ('a', 7)");
            if (tries.incrementAndGet() == 1) {
                tx.execute(FAIL_WITH.formatted("40001"));
            }
        });

        assertThat(seen).containsExactly(List.of(7));
    }

    @Test
    void failing_hook_does_not_make_the_caller_do_the_work_again() {
        database.runInTransaction(tx -> {
            tx.execute("INSERT INTO applied (key, number) VALUES ('a', 1)");
            tx.afterCommit(() -> {
                throw new IllegalStateException("hook");
            });
        });

        assertThat(stage.applied("a")).containsExactly(1);
    }

    @Test
    void failed_statement_that_was_swallowed_cannot_be_committed() {
        assertThatThrownBy(() -> database.runInTransaction(tx -> {
                    tx.execute("INSERT INTO applied (key, number) VALUES ('a', 1)");
                    try {
                        tx.execute("SELECT 1 / 0");
                    } catch (SqlFault e) {
                        assertThat(e.sqlState()).isEqualTo("22012");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a statement of this transaction failed, it cannot be committed");

        assertThat(stage.applied("a")).isEmpty();
    }

    @Test
    void event_loop_is_refused_at_once() {
        var refused = Waiting.await(
                Future.<Throwable>future(promise -> stage.vertx().runOnContext(_ -> {
                    try {
                        database.runInTransaction(tx -> tx.execute("SELECT 1"));
                    } catch (IllegalStateException e) {
                        promise.complete(e);
                    }
                })),
                LIMIT);

        assertThat(refused).hasMessageStartingWith("blocking database work on the event loop");
    }

    @Test
    void transaction_inside_a_transaction_is_refused() {
        assertThatThrownBy(() -> database.inTransaction(_ -> database.read("SELECT 1")))
                .hasMessageStartingWith("inside a transaction");
    }

    @Test
    void read_cannot_write() {
        var fault = catchThrowableOfType(
                SqlFault.class, () -> database.read("INSERT INTO applied (key, number) VALUES ('a', 1)"));

        assertThat(fault.sqlState()).isEqualTo("25006");
        assertThat(stage.applied("a")).isEmpty();
    }

    @Test
    void statement_that_takes_too_long_is_given_up_by_the_server() {
        var limits = new DatabaseSettings(Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofSeconds(1), 1);
        try (var hasty = Stage.empty(1, limits)) {
            var fault = catchThrowableOfType(
                    SqlFault.class, () -> hasty.database().runInTransaction(tx -> tx.execute("SELECT pg_sleep(20)")));

            assertThat(fault.sqlState()).isEqualTo("57014");
            assertThat(hasty.database().read("SELECT 1 AS one").getFirst().getInteger("one"))
                    .isEqualTo(1);
        }
    }

    @Test
    void transaction_of_a_stalled_caller_is_ended_by_the_server_and_frees_its_locks() throws Exception {
        var limits = new DatabaseSettings(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(600), 1);
        database.runInTransaction(tx -> tx.execute("INSERT INTO applied (key, number) VALUES ('a', 1)"));
        try (var other = Stage.over(Stage.options().getPort(), 1, limits);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var locked = new CountDownLatch(1);
            var over = new CountDownLatch(1);
            var stalled = threads.submit(() -> other.database().runInTransaction(tx -> {
                tx.execute("UPDATE applied SET number = 2 WHERE key = 'a'");
                locked.countDown();
                awaitQuietly(over);
            }));
            locked.await();

            database.runInTransaction(tx -> tx.execute("UPDATE applied SET number = 3 WHERE key = 'a'"));
            over.countDown();

            assertThatThrownBy(stalled::get).hasCauseInstanceOf(SqlFault.class);
            assertThat(stage.applied("a")).containsExactly(3);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
