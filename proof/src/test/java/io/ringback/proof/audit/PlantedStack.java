package io.ringback.proof.audit;

import com.sun.net.httpserver.HttpServer;
import io.ringback.contracts.Topic;
import io.ringback.local.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A stack without services: real servers with the services' tables and topics, filled by the test, and a switch that
 * says what it is told.
 */
final class PlantedStack {
    private static final List<String> DATABASES = List.of("trigger", "rating", "engine", "cdr");
    private static final List<String> TOPICS = List.of(
            Topic.CALLBACK_REQUESTS.wireName(),
            Topic.CALL_EVENTS.wireName(),
            Topic.CALL_EVENTS.deadLetterName(),
            Topic.CALL_CDRS.wireName());
    private static final String LATEST = Topic.CDRS_LATEST.wireName();

    /** What is planted, those that refer to others first. */
    private static final Map<String, List<String>> TABLES = Map.of(
            "trigger", List.of("timeline", "callback", "blocked_number"),
            "rating",
                    List.of(
                            "posting",
                            "booking",
                            "correction",
                            "payment",
                            "settlement",
                            "package_use",
                            "package_period",
                            "package",
                            "attempt",
                            "rate",
                            "rate_deck",
                            "account",
                            "call_plan"),
            "engine", List.of("dial_intent", "attempt", "switch"),
            "cdr", List.of("fact", "charge", "cdr", "outbox"));

    private final TestServers servers = TestServers.shared();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", servers.bootstrapServers(), "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final Map<String, Connection> connections = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Set<String> latestKeys = new HashSet<>();
    private final HttpServer board = board();

    PlantedStack() throws Exception {
        for (String name : DATABASES) {
            var connection =
                    DriverManager.getConnection(servers.jdbcUrl(name), servers.user(name), servers.password(name));
            connections.put(name, connection);
            Flyway.configure()
                    .dataSource(servers.jdbcUrl(name), servers.user(name), servers.password(name))
                    .locations(
                            "filesystem:../messaging/src/main/resources/db/messaging",
                            "filesystem:../" + name + "-service/src/main/resources/db/migration")
                    .load()
                    .migrate();
            // Nothing here has to outlive a power cut.
            sql(name, "SET synchronous_commit = off");
        }
        // Broken tables are what these tests are about.
        sql("rating", "ALTER TABLE posting DISABLE TRIGGER USER");
        sql("rating", "ALTER TABLE booking DISABLE TRIGGER USER");
        sql("rating", "ALTER TABLE correction DISABLE TRIGGER USER");
        sql("rating", "ALTER TABLE rate DISABLE TRIGGER USER");
        var there = admin.listTopics().names().get();
        var wanted = Stream.concat(
                        TOPICS.stream().map(name -> new NewTopic(name, 1, (short) 1)),
                        Stream.of(new NewTopic(LATEST, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                .filter(topic -> !there.contains(topic.name()))
                .toList();
        admin.createTopics(wanted).all().get();
    }

    StackAccess access() {
        var postgres =
                servers.jdbcUrl("{database}").replace("jdbc:postgresql://", "postgresql://{database}:{database}@");
        return new StackAccess(
                servers.bootstrapServers(),
                postgres,
                URI.create("http://127.0.0.1:" + board.getAddress().getPort()));
    }

    /** An audit that waits for nothing. */
    Audit audit() {
        return Audit.of(access(), new Evidence.Settings(Duration.ZERO, Duration.ZERO, Set.of(), new RingLog()));
    }

    /** Nothing has ever happened. */
    void empty() throws Exception {
        for (String name : DATABASES) {
            for (String table : TABLES.getOrDefault(name, List.of())) {
                sql(name, "DELETE FROM " + table);
            }
        }
        phones("[]");
        channels("[]");
        for (String key : Set.copyOf(latestKeys)) {
            send(LATEST, key, null);
        }
        latestKeys.clear();
        var all = new HashMap<TopicPartition, OffsetSpec>();
        TOPICS.forEach(name -> all.put(new TopicPartition(name, 0), OffsetSpec.latest()));
        var upTo = new HashMap<TopicPartition, RecordsToDelete>();
        admin.listOffsets(all)
                .all()
                .get()
                .forEach((partition, end) -> upTo.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        admin.deleteRecords(upTo).all().get();
        admin.deleteConsumerGroups(admin.listGroups().all().get().stream()
                        .map(group -> group.groupId())
                        .toList())
                .all()
                .get();
    }

    void sql(String database, String statement, @Nullable Object... values) {
        try (var prepared = Objects.requireNonNull(connections.get(database)).prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(statement + ": " + e.getMessage(), e);
        }
    }

    /** The first column of the only row. */
    String value(String database, String query, Object... values) {
        try (var prepared = Objects.requireNonNull(connections.get(database)).prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            try (var rows = prepared.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query + ": " + e.getMessage(), e);
        }
    }

    /** Puts a record on a topic and waits until it is there. */
    long send(String topic, String key, byte @Nullable [] value, String... headers) throws Exception {
        var record = new ProducerRecord<>(topic, 0, bytes(key), value);
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], bytes(headers[i + 1]));
        }
        if (topic.equals(LATEST)) {
            latestKeys.add(key);
        }
        return producer.send(record).get().offset();
    }

    /** Lets a consumer group have handled a topic up to an offset. */
    void commit(String group, String topic, long offset) throws InterruptedException, ExecutionException {
        admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    void phones(String json) {
        answers.put("/phones", json);
    }

    void channels(String json) {
        answers.put("/channels", json);
    }

    void close() throws Exception {
        // The servers go on, and whoever plants next knows nothing of these keys.
        empty();
        for (Connection connection : connections.values()) {
            connection.close();
        }
        board.stop(0);
        producer.close();
        admin.close();
    }

    private HttpServer board() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            server.createContext("/", exchange -> {
                var body = bytes(answers.getOrDefault(exchange.getRequestURI().getPath(), "[]"));
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
