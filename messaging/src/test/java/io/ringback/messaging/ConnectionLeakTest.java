package io.ringback.messaging;

import static io.ringback.messaging.Stage.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** However work ends, the pool is as it was. */
class ConnectionLeakTest {
    private static final int POOL = 4;
    private static final int UNITS = 1_000;
    private static final long SEED = 20260301;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void thousand_aborted_units_of_work_leave_the_pool_as_it_was() throws Exception {
        try (var stage = Stage.empty(POOL, DatabaseSettings.defaults());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var units = new ArrayList<Future<?>>();
            for (int unit = 0; unit < UNITS; unit++) {
                int kind = random.nextInt(5);
                var begun = new CountDownLatch(1);
                var work = threads.submit(() -> abort(stage.database(), kind, begun));
                if (kind == 4) {
                    // Somewhere between waiting for a connection and the last statement.
                    if (random.nextBoolean()) {
                        begun.await();
                    }
                    work.cancel(true);
                } else {
                    units.add(work);
                }
            }
            for (var unit : units) {
                assertThatThrownBy(unit::get).as("seed %d", SEED).isInstanceOf(ExecutionException.class);
            }

            assertWhole(stage);
        }
    }

    @Test
    void connection_that_has_fallen_silent_is_replaced() {
        var options = Stage.options();
        var limits = new DatabaseSettings(Duration.ofSeconds(3), Duration.ofMillis(200), Duration.ofSeconds(2), 1);
        try (var proxy = new SilentProxy(options.getHost(), options.getPort());
                var stage = Stage.over(proxy.port(), 1, limits)) {
            // Its commit is awaited, so that nothing is on its way when the silence begins.
            stage.database().runInTransaction(tx -> tx.execute("SELECT 1"));

            proxy.fallSilent();
            assertThatThrownBy(() -> stage.database().read("SELECT 1")).isInstanceOf(PassingFault.class);
            proxy.speakAgain();

            assertThat(stage.database().read("SELECT 1")).hasSize(1);
        }
    }

    @Test
    void connection_that_falls_silent_while_it_is_given_back_is_replaced() throws Exception {
        var options = Stage.options();
        var limits = new DatabaseSettings(Duration.ofSeconds(3), Duration.ofMillis(100), Duration.ofSeconds(1), 1);
        try (var proxy = new SilentProxy(options.getHost(), options.getPort());
                var stage = Stage.over(proxy.port(), 1, limits)) {
            stage.database().read(statements -> {
                var rows = statements.query("SELECT 1");
                proxy.fallSilent();
                return rows;
            });
            await().atMost(LIMIT).until(() -> stage.pool().size() == 0);
            proxy.speakAgain();

            assertThat(stage.database().read("SELECT 1")).hasSize(1);
        }
    }

    private static void abort(Database database, int kind, CountDownLatch begun) {
        database.runInTransaction(tx -> {
            begun.countDown();
            tx.execute("INSERT INTO applied (key, number) VALUES ('aborted', 1)");
            switch (kind) {
                case 0 -> throw new IllegalStateException("aborted");
                case 1 -> tx.execute("SELECT 1 / 0");
                case 2 -> tx.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                case 3 -> throw new AssertionError("aborted");
                default -> tx.execute("SELECT pg_sleep(0.01)");
            }
        });
    }

    private static void assertWhole(Stage stage) throws Exception {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stage.database()
                                .read("SELECT count(*) AS open FROM pg_stat_activity"
                                        + " WHERE usename = current_user AND state LIKE 'idle in transaction%'")
                                .getFirst()
                                .getLong("open"))
                        .isZero());
        // All at the same time: none is missing.
        var all = new CountDownLatch(POOL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holders = new ArrayList<Future<Boolean>>();
            for (int n = 0; n < POOL; n++) {
                holders.add(threads.submit(() -> stage.database().inTransaction(tx -> {
                    tx.execute("SELECT 1");
                    all.countDown();
                    try {
                        return all.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })));
            }
            for (var holder : holders) {
                assertThat(holder.get()).isTrue();
            }
        }
        assertThat(stage.pool().size()).isLessThanOrEqualTo(POOL);
    }
}
