package io.ringback.local.servers;

import java.io.IOException;
import java.nio.file.Path;

/** The broker as a process of its own: {@code <data> <port> <controller port> <ready file>}. */
final class KafkaMain {

    private KafkaMain() {}

    public static void main(String... arguments) throws IOException {
        var kafka = EmbeddedKafka.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop"));
        Readiness.declare(Path.of(arguments[3]));
        kafka.awaitStop();
    }
}
