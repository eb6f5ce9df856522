package io.ringback.proof.bench.rating;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.local.servers.EmbeddedPostgres;
import io.ringback.local.servers.Ports;
import io.ringback.messaging.Database;
import io.ringback.messaging.MessagingSettings;
import io.ringback.rating.RatingConfig;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * Authorises and settles by the service's own code on a PostgreSQL of its own that flushes each commit, and writes the
 * same rows by bare SQL, in turns; then loads a large rate deck. Prints a line {@code <figure> <value> <bare value>} for
 * each.
 */
final class MoneyFork {
    private static final int ROUNDS = 5;
    private static final int CALLS = 2000;
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    private final Database database;
    private final BareRows bare;
    private final Object requests;
    private final Object events;
    private final int batch;

    private MoneyFork(Database database, Connection connection, int batch) throws ReflectiveOperationException {
        this.database = database;
        this.bare = new BareRows(connection, batch);
        this.batch = batch;
        var wiring = new Wiring()
                .having(Database.class, database)
                .having(InstantSource.class, Clock.tick(Clock.systemUTC(), MICROSECOND))
                .having(RatingConfig.class, DefaultSettings.of(RatingConfig.class))
                .having(MeterRegistry.class, new SimpleMeterRegistry())
                .having(IdentitySeal.class, new IdentitySeal(Base64.getEncoder().encodeToString(new byte[32])));
        this.requests = wiring.get(Class.forName("io.ringback.rating.attempt.Requests"));
        this.events = wiring.get(Class.forName("io.ringback.rating.attempt.CallEvents"));
    }

    /** @param arguments the folder of the data, then where PostgreSQL's programs are unpacked */
    public static void main(String... arguments) throws Exception {
        int port = Ports.free();
        int batch = MessagingSettings.of("localhost:1", "bench", 1, 1).maxBatch();
        var vertx = Vertx.vertx();
        try (var server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]), port)) {
            var url = "jdbc:postgresql://localhost:" + server.port() + "/rating";
            Flyway.configure()
                    .dataSource(url, "rating", "rating")
                    .locations("db/messaging", "db/migration")
                    .load()
                    .migrate();
            var pool = PgBuilder.pool()
                    .connectingTo(new PgConnectOptions()
                            .setHost("localhost")
                            .setPort(server.port())
                            .setDatabase("rating")
                            .setUser("rating")
                            .setPassword("rating")
                            .setCachePreparedStatements(true))
                    .with(new PoolOptions().setMaxSize(4))
                    .using(vertx)
                    .build();
            try (var connection = DriverManager.getConnection(url, "rating", "rating")) {
                new MoneyFork(new Database(pool), connection, batch).measure(connection);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        System.exit(0);
    }

    private void measure(Connection connection) throws Exception {
        Subjects.makePrices(connection);
        var many = Subjects.many(connection);
        var one = Subjects.one(connection);
        connection.setAutoCommit(false);
        print("many", many);
        print("one", one);
        var deck = DeckLoad.measure(database, connection);
        System.out.printf(Locale.ROOT, "%s %f %f%n", MoneyPart.DECK_LOAD, deck.loaded(), deck.bare());
    }

    private void print(String whose, Subjects subjects) throws Exception {
        var authorized = new double[ROUNDS];
        var settled = new double[ROUNDS];
        var bareHeld = new double[ROUNDS];
        var bareSettled = new double[ROUNDS];
        // The first round warms up.
        for (int i = -1; i < ROUNDS; i++) {
            var asked = subjects.asking(CALLS);
            int round = Math.max(0, i);
            authorized[round] = perSecond(() -> handle(requests, Topic.CALLBACK_REQUESTS, asked));
            var like = bare.authorized(accounts(asked), CALLS);
            var again = new ArrayList<BareRows.Held>();
            bareHeld[round] = perSecond(() -> again.addAll(bare.hold(like)));
            settled[round] = perSecond(() -> handle(events, Topic.CALL_EVENTS, Subjects.ends(asked)));
            bareSettled[round] = perSecond(() -> bare.settle(again));
        }
        System.out.printf(Locale.ROOT, "authorize_%s %f %f%n", whose, median(authorized), median(bareHeld));
        System.out.printf(Locale.ROOT, "settle_%s %f %f%n", whose, median(settled), median(bareSettled));
    }

    /** As a consumer that has more waiting than it takes at once. */
    private void handle(Object handler, Topic topic, List<? extends Message> messages) {
        for (int from = 0; from < messages.size(); from += batch) {
            var some = Subjects.received(topic, messages.subList(from, Math.min(messages.size(), from + batch)));
            database.runInTransaction(tx -> {
                try {
                    Wiring.call(handler, "handle", tx, some);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static List<UUID> accounts(List<AttemptRequested> asked) {
        return asked.stream().map(one -> one.wish().accountId()).distinct().toList();
    }

    /** Work that is measured. */
    private interface Work {
        void run() throws Exception;
    }

    private static double perSecond(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return CALLS * 1e9 / (System.nanoTime() - begun);
    }

    private static double median(double[] rounds) {
        Arrays.sort(rounds);
        return rounds[rounds.length / 2];
    }
}
