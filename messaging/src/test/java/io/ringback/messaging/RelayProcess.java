package io.ringback.messaging;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A relay in a process of its own, to be killed or stopped. It migrates nothing and empties nothing. */
final class RelayProcess implements AutoCloseable {
    /** Leases of 2 s, so that a test need not wait for long. */
    static final RelaySettings FAST = new RelaySettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(2),
            20);

    private final Process process;

    private RelayProcess(Process process) {
        this.process = process;
    }

    static RelayProcess start(PgConnectOptions database, MessagingSettings settings) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProcess.class.getName(),
                        database.getHost(),
                        Integer.toString(database.getPort()),
                        settings.bootstrapServers())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new RelayProcess(process);
    }

    /** {@code <host and port of the database> <bootstrap servers>} */
    public static void main(String[] arguments) throws InterruptedException {
        var stage = Stage.connected(arguments[0], Integer.parseInt(arguments[1]));
        var settings = MessagingSettings.of(arguments[2], "engine-service", Stage.PARTITIONS, 1);
        new OutboxRelay(stage.database(), settings, FAST).start();
        new CountDownLatch(1).await();
    }

    /** As by kill -9. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGSTOP: it stands still, its connections stay open. */
    void stall() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT: it goes on where it stood. */
    void wake() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var exit = new ProcessBuilder(List.of("kill", name, Long.toString(process.pid())))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill " + name + " ended with " + exit);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
