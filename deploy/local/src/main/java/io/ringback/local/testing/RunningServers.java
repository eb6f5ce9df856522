package io.ringback.local.testing;

import io.ringback.local.servers.EmbeddedKafka;
import io.ringback.local.servers.EmbeddedPostgres;
import io.ringback.local.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one pair of servers of this JVM. Public only because {@link TestServers} finds it by name. */
public final class RunningServers {

    /** Kafka tells much that no test is about. Held, because a logger nobody holds forgets its level. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("io.zonky.test.db.postgres"),
            Logger.getLogger("pg-stdout"));

    /** Started on first use, exactly once, by the class loader's own lock. */
    private static final class Once {
        static final Map<String, String> FACTS = start();
    }

    private RunningServers() {}

    /**
     * Where the servers are.
     *
     * @return {@code kafka} and {@code postgres}, each {@code host:port}
     */
    public static Map<String, String> facts() {
        return Once.FACTS;
    }

    private static Map<String, String> start() {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(RunningServers.class.getClassLoader());
        try {
            return Choice.asked().useContainers() ? Containers.start() : embedded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private static Map<String, String> embedded() throws IOException {
        var folder = Files.createTempDirectory("ringback-test-");
        var binaries =
                Path.of(System.getProperty("java.io.tmpdir"), "ringback-postgres-" + System.getProperty("user.name"));
        var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), binaries, Ports.free());
        var kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(kafka, postgres, folder), "ringback-test-servers"));
        return Map.of("kafka", kafka.bootstrapServers(), "postgres", "127.0.0.1:" + postgres.port());
    }

    private static void stop(EmbeddedKafka kafka, EmbeddedPostgres postgres, Path folder) {
        try (postgres) {
            kafka.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // What is left lies in the system's temporary folder and harms nobody.
            System.err.println("left behind: " + folder);
        }
    }
}
