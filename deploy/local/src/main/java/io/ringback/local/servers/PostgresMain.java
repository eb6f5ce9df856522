package io.ringback.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL, held by a small process that ends with it: {@code <data> <binaries> <port> <ready file>}. */
final class PostgresMain {

    private static final Duration CHECK = Duration.ofMillis(200);

    private PostgresMain() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        var postgres =
                EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres), "stop"));
        Readiness.declare(Path.of(arguments[3]));
        while (postgres.isRunning()) {
            Thread.sleep(CHECK);
        }
        // Whoever looks after this process is to see that there is no server any more.
        System.err.println("PostgreSQL has ended");
        System.exit(1);
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
