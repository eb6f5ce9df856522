package io.ringback.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How to see that a process takes work. */
sealed interface Readiness {

    /** Whether it does now. */
    boolean isReady();

    /** Forgets that it ever did: called before its start. */
    void reset();

    /**
     * It makes a file.
     *
     * @param file which
     */
    record FileMade(Path file) implements Readiness {
        @Override
        public boolean isReady() {
            return Files.exists(file);
        }

        @Override
        public void reset() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Somebody listens on a port of this machine.
     *
     * @param port which
     */
    record Listens(int port) implements Readiness {
        @Override
        public boolean isReady() {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1_000);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void reset() {}
    }

    /**
     * It answers a GET of each of these with 200.
     *
     * @param addresses which
     */
    record Answers(List<URI> addresses) implements Readiness {
        private static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();

        public Answers {
            addresses = List.copyOf(addresses);
        }

        public Answers(URI... addresses) {
            this(List.of(addresses));
        }

        @Override
        public boolean isReady() {
            return addresses.stream().allMatch(Answers::isGood);
        }

        @Override
        public void reset() {}

        private static boolean isGood(URI address) {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            try {
                return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                // Not yet, or no more: that is the answer.
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
