package io.ringback.local.testing;

import io.ringback.local.servers.EmbeddedPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same two servers as containers. Only touched where Testcontainers is on the class path. */
final class Containers {

    private static final String POSTGRES = "postgres:18";
    private static final String KAFKA = "apache/kafka-native:4.1.2";

    private Containers() {}

    static boolean engineAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Starts both; Testcontainers itself removes them when the JVM ends. */
    @SuppressWarnings("resource")
    static Map<String, String> start() {
        var postgres =
                new PostgreSQLContainer(POSTGRES).withUsername("postgres").withPassword("postgres");
        postgres.start();
        makeDatabases(postgres);
        var kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        return Map.of(
                "kafka",
                kafka.getBootstrapServers(),
                "postgres",
                postgres.getHost() + ":" + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
    }

    private static void makeDatabases(PostgreSQLContainer postgres) {
        try (var connection = DriverManager.getConnection(
                        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
                var statement = connection.createStatement()) {
            for (String name : EmbeddedPostgres.DATABASES) {
                statement.execute("CREATE ROLE \"" + name + "\" LOGIN PASSWORD '" + name + "'");
                statement.execute("CREATE DATABASE \"" + name + "\" OWNER \"" + name + "\"");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the services' databases cannot be made", e);
        }
    }
}
