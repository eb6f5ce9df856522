package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaterStatementsTest {
    private static final String INSERT = "INSERT INTO applied (key, number) VALUES ($1, $2)";
    private static final String INSERT_ONE = "INSERT INTO applied (key, number) SELECT $1::text, $2::int"
            + " WHERE NOT EXISTS (SELECT FROM applied WHERE key = $1)";
    private static final String SAME_EPOCH = "SELECT 1 FROM applied WHERE key = 'epoch' AND number = $1 FOR SHARE";
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
    void statement_that_nobody_waits_for_is_seen_by_those_behind_it_and_committed() {
        int number = database.inTransaction(tx -> {
            tx.later(INSERT, "a", 1);
            tx.laterBatch(INSERT, List.of(new Object[] {"a", 2}, new Object[] {"a", 3}));
            tx.laterOne("not one", "UPDATE applied SET number = number * 10 WHERE key = 'a' AND number = 3");
            return tx.queryOne("SELECT sum(number)::int AS number FROM applied")
                    .orElseThrow()
                    .getInteger("number");
        });

        assertThat(number).isEqualTo(33);
        assertThat(stage.applied("a")).containsExactly(1, 2, 30);
    }

    @Test
    void statement_that_is_refused_says_why_although_those_behind_it_are_refused_too() {
        var fault = catchThrowableOfType(
                SqlFault.class,
                () -> database.runInTransaction(tx -> {
                    tx.later(INSERT, "a", 1);
                    tx.later(FAIL_WITH.formatted("23505"));
                    tx.query("SELECT 1");
                }));

        assertThat(fault.isDuplicate()).isTrue();
        assertThat(stage.applied("a")).isEmpty();
    }

    @Test
    void statement_that_is_refused_last_is_heard_of_at_the_commit() {
        var fault = catchThrowableOfType(
                SqlFault.class,
                () -> database.runInTransaction(tx -> {
                    tx.later(INSERT, "a", 1);
                    tx.later(FAIL_WITH.formatted("23505"));
                    tx.publish(Topic.CALL_EVENTS, CallFacts.answered(Ids.next(), 1));
                }));

        assertThat(fault.isDuplicate()).isTrue();
        assertThat(stage.applied("a")).isEmpty();
        assertThat(stage.outboxSize()).isZero();
    }

    @Test
    void statement_that_changes_no_row_where_it_must_change_one_forbids_the_commit() {
        assertThatThrownBy(() -> database.runInTransaction(tx -> {
                    tx.later(INSERT, "a", 1);
                    tx.laterOne("b is not there", "UPDATE applied SET number = 2 WHERE key = 'b'");
                    tx.later(INSERT, "a", 3);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("b is not there");

        assertThat(stage.applied("a")).isEmpty();
    }

    @Test
    void statement_that_changes_two_rows_where_it_must_change_one_forbids_what_was_published() {
        assertThatThrownBy(() -> database.runInTransaction(tx -> {
                    tx.laterBatch(INSERT, List.of(new Object[] {"a", 1}, new Object[] {"a", 2}));
                    tx.laterOne("one too many", "UPDATE applied SET number = number + 10 WHERE key = 'a'");
                    tx.publish(Topic.CALL_EVENTS, CallFacts.answered(Ids.next(), 1));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("one too many");

        assertThat(stage.applied("a")).isEmpty();
        assertThat(stage.outboxSize()).isZero();
    }

    @Test
    void row_that_another_transaction_has_just_made_is_found_by_running_the_work_again() {
        var runs = new AtomicInteger();

        int found = database.inTransaction(tx -> {
            var there = tx.query("SELECT number FROM applied WHERE key = 'a'");
            if (!there.isEmpty()) {
                return there.getFirst().getInteger("number");
            }
            if (runs.getAndIncrement() == 0) {
                Waiting.await(stage.pool().preparedQuery(INSERT).execute(Tuple.of("a", 7)), Duration.ofSeconds(10));
            }
            tx.laterOrAgain("a was there", INSERT_ONE, "a", 1);
            return 1;
        });

        assertThat(found).isEqualTo(7);
        assertThat(runs).hasValue(1);
        assertThat(stage.applied("a")).containsExactly(7);
    }

    @Test
    void work_that_loses_its_row_again_and_again_gives_up_as_something_that_passes() {
        database.runInTransaction(tx -> tx.execute(INSERT, "a", 7));

        var fault = catchThrowableOfType(
                SqlFault.class,
                () -> database.runInTransaction(tx -> tx.laterOrAgain("a was there", INSERT_ONE, "a", 1)));

        assertThat(fault).hasMessage("a was there");
        assertThat(fault.isPassing()).isTrue();
        assertThat(stage.applied("a")).containsExactly(7);
    }

    @Test
    void what_must_hold_at_the_commit_and_does_not_has_the_work_run_again() {
        database.runInTransaction(tx -> tx.execute(INSERT, "epoch", 1));
        var runs = new AtomicInteger();

        database.runInTransaction(tx -> {
            int epoch = tx.query("SELECT number FROM applied WHERE key = 'epoch'")
                    .getFirst()
                    .getInteger("number");
            tx.mustHold("another epoch", SAME_EPOCH, epoch);
            tx.mustHold("another epoch", SAME_EPOCH, epoch);
            tx.later(INSERT, "by", epoch);
            if (runs.getAndIncrement() == 0) {
                // Nothing is locked before the commit, so others go on meanwhile.
                Waiting.await(
                        stage.pool()
                                .query("UPDATE applied SET number = 2 WHERE key = 'epoch'")
                                .execute(),
                        Duration.ofSeconds(10));
            }
        });

        assertThat(runs).hasValue(2);
        assertThat(stage.applied("by")).containsExactly(2);
    }

    @Test
    void what_never_holds_commits_nothing() {
        var fault = catchThrowableOfType(
                SqlFault.class,
                () -> database.runInTransaction(tx -> {
                    tx.mustHold("another epoch", SAME_EPOCH, 1);
                    tx.later(INSERT, "a", 1);
                    tx.publish(Topic.CALL_EVENTS, CallFacts.answered(Ids.next(), 1));
                }));

        assertThat(fault).hasMessage("another epoch");
        assertThat(fault.isLost()).isTrue();
        assertThat(stage.applied("a")).isEmpty();
        assertThat(stage.outboxSize()).isZero();
    }

    @Test
    void queries_sent_together_each_see_what_was_sent_before_them() {
        var numbers = database.inTransaction(tx -> {
            tx.later(INSERT, "a", 1);
            var first = tx.ask("SELECT number FROM applied");
            tx.later(INSERT, "a", 2);
            var second = tx.ask("SELECT number FROM applied ORDER BY number");
            return List.of(
                    second.rows().stream().map(row -> row.getInteger("number")).toList(),
                    first.rows().stream().map(row -> row.getInteger("number")).toList());
        });

        assertThat(numbers).containsExactly(List.of(1, 2), List.of(1));
    }

    @Test
    void query_that_is_refused_forbids_the_commit_though_nobody_has_looked_at_its_rows() {
        assertThatThrownBy(() -> database.runInTransaction(tx -> {
                    tx.later(INSERT, "a", 1);
                    tx.ask("SELECT 1 / (SELECT count(*) FROM applied WHERE key = 'b')");
                }))
                .isInstanceOf(SqlFault.class);

        assertThat(stage.applied("a")).isEmpty();
    }

    @Test
    void work_that_lost_by_a_statement_nobody_waited_for_is_run_again() {
        var tries = new AtomicInteger();

        database.runInTransaction(tx -> {
            int number = tries.incrementAndGet();
            tx.later(INSERT, "a", number);
            if (number < 3) {
                tx.later(FAIL_WITH.formatted("40001"));
            }
        });

        assertThat(stage.applied("a")).containsExactly(3);
    }
}
