package io.ringback.local.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker with its KRaft controller inside this JVM.
 *
 * <p>Topics are never created by the broker. The data directory survives a restart, also on other ports; after a kill
 * the broker may need up to 30 s until its old registration has run out.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE = 1;

    /** Replication of everything the broker keeps for itself: there is only one of it. */
    private static final List<String> ALL_ONE = List.of(
            "default.replication.factor",
            "offsets.topic.replication.factor",
            "offsets.topic.num.partitions",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "transaction.state.log.num.partitions",
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr",
            "share.coordinator.state.topic.num.partitions");

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker on two free ports.
     *
     * @param data where the logs are kept; made and formatted when new
     * @return the running broker
     * @throws IOException if the directory cannot be made or formatted
     */
    public static EmbeddedKafka start(Path data) throws IOException {
        return start(data, Ports.free(), Ports.free());
    }

    /**
     * Starts a broker.
     *
     * @param data where the logs are kept; made and formatted when new
     * @param port for clients, on 127.0.0.1
     * @param controllerPort for the broker's own controller, on 127.0.0.1
     * @return the running broker, ready for clients
     * @throws IOException if the directory cannot be made or formatted
     */
    public static EmbeddedKafka start(Path data, int port, int controllerPort) throws IOException {
        Files.createDirectories(data);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data);
        }
        var server = new KafkaRaftServer(new KafkaConfig(settings(data, port, controllerPort), false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, "127.0.0.1:" + port);
    }

    /**
     * Where clients connect.
     *
     * @return {@code 127.0.0.1:port}
     */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Waits until the broker has stopped, for whatever reason. */
    public void awaitStop() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data) throws IOException {
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Kafka's directory cannot be formatted: " + data, e);
        }
    }

    private static Properties settings(Path data, int port, int controllerPort) {
        var settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(NODE));
        settings.setProperty("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("log.dirs", data.toString());
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // Index files are mapped at their largest size; many small partitions need no 10 MB each.
        settings.setProperty("log.index.size.max.bytes", "1048576");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        ALL_ONE.forEach(name -> settings.setProperty(name, "1"));
        return settings;
    }
}
