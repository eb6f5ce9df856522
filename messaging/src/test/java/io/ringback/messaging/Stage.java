package io.ringback.messaging;

import io.ringback.contracts.Topic;
import io.ringback.local.testing.TestServers;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;

/** A service's database and the broker, for tests. */
final class Stage implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final int PARTITIONS = 3;

    private static final String SERVICE = "engine";

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final Database database;

    private Stage(PgConnectOptions options, int poolSize, DatabaseSettings settings) {
        this.pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(poolSize))
                .connectingTo(options.setCachePreparedStatements(true))
                .using(vertx)
                .build();
        this.database = new Database(pool, settings, InstantSource.system(), () -> null);
    }

    /** Migrated, with empty tables. */
    static Stage empty() {
        return empty(8, DatabaseSettings.defaults());
    }

    static Stage empty(int poolSize, DatabaseSettings settings) {
        var servers = TestServers.shared();
        Flyway.configure()
                .dataSource(servers.jdbcUrl(SERVICE), servers.user(SERVICE), servers.password(SERVICE))
                .locations("db/messaging")
                .load()
                .migrate();
        var stage = new Stage(options(), poolSize, settings);
        stage.database.runInTransaction(tx -> {
            tx.execute("TRUNCATE outbox, outbox_replica, inbox, parked");
            tx.execute("UPDATE outbox_shard SET holder = NULL, leased_until = '-infinity'");
            tx.execute(
                    "CREATE TABLE IF NOT EXISTS applied (id bigint GENERATED ALWAYS AS IDENTITY, key text, number int)");
            tx.execute("TRUNCATE applied");
        });
        return stage;
    }

    /** The same database over another address, such as that of a proxy. */
    static Stage over(int port, int poolSize, DatabaseSettings settings) {
        return new Stage(options().setHost("127.0.0.1").setPort(port), poolSize, settings);
    }

    /** For another process, that has no servers of its own. */
    static Stage connected(String host, int port) {
        return new Stage(options(host, port), 4, DatabaseSettings.defaults());
    }

    static PgConnectOptions options() {
        var uri = URI.create(TestServers.shared().jdbcUrl(SERVICE).substring("jdbc:".length()));
        return options(uri.getHost(), uri.getPort());
    }

    private static PgConnectOptions options(String host, int port) {
        return new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(SERVICE)
                .setUser(SERVICE)
                .setPassword(SERVICE);
    }

    static MessagingSettings settings() {
        return MessagingSettings.of(TestServers.shared().bootstrapServers(), "engine-service", PARTITIONS, 1);
    }

    Database database() {
        return database;
    }

    Pool pool() {
        return pool;
    }

    Vertx vertx() {
        return vertx;
    }

    /** Makes the topics and their dead-letter topics anew, with nothing in them. */
    static void freshTopics(Topic... topics) throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = KafkaClients.admin(settings())) {
            Set<String> there = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            var old = Stream.of(topics)
                    .flatMap(topic -> Stream.of(topic.wireName(), topic.deadLetterName()))
                    .filter(there::contains)
                    .collect(Collectors.toSet());
            admin.deleteTopics(old).all().get(10, TimeUnit.SECONDS);
        }
        Topics.ensure(settings(), List.of(topics), LIMIT);
    }

    /** Waits until the topic holds at least so many records, and returns all of them, per partition in order. */
    static List<ConsumerRecord<byte[], byte[]>> records(String topic, int count) {
        return records(settings(), topic, count);
    }

    static List<ConsumerRecord<byte[], byte[]>> records(MessagingSettings settings, String topic, int count) {
        try (var consumer = KafkaClients.soleConsumer(settings, "test-reader")) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            long until = System.nanoTime() + LIMIT.toNanos();
            while (all.size() < count && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            // What is too much shows within the next poll.
            consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            return all;
        }
    }

    long outboxSize() {
        return database.read("SELECT count(*) AS n FROM outbox").getFirst().getLong("n");
    }

    /** What handlers have written, in the order of their work. */
    List<Integer> applied(String key) {
        return database.read("SELECT number FROM applied WHERE key = $1 ORDER BY id", key).stream()
                .map(row -> row.getInteger("number"))
                .toList();
    }

    @Override
    public void close() {
        Waiting.await(pool.close(), LIMIT);
        Waiting.await(vertx.close(), LIMIT);
    }
}
