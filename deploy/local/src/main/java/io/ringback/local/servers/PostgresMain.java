package io.ringback.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** PostgreSQL, held by a small process: {@code <data> <binaries> <port> <ready file>}. */
final class PostgresMain {

    private PostgresMain() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        var postgres =
                EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres), "stop"));
        Readiness.declare(Path.of(arguments[3]));
        new CountDownLatch(1).await();
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
