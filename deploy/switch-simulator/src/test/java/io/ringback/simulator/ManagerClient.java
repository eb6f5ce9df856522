package io.ringback.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A manager client for tests: sends lines, keeps everything that came. */
public final class ManagerClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Socket socket;
    private final List<List<String>> received = new ArrayList<>();
    private String banner = "";
    private boolean closed;

    private ManagerClient(Socket socket) {
        this.socket = socket;
    }

    public static ManagerClient connect(int port) {
        try {
            ManagerClient client = new ManagerClient(new Socket(InetAddress.getLoopbackAddress(), port));
            client.socket.setTcpNoDelay(true);
            Thread.ofVirtual().start(client::read);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("Asterisk Call Manager/")) {
                    banner(line);
                } else if (line.isEmpty()) {
                    took(lines);
                    lines = new ArrayList<>();
                } else {
                    lines.add(line);
                }
            }
        } catch (IOException _) {
            // Closed, which the test asks about.
        } finally {
            gone();
        }
    }

    private synchronized void banner(String line) {
        banner = line;
    }

    private synchronized void took(List<String> lines) {
        received.add(List.copyOf(lines));
    }

    private synchronized void gone() {
        closed = true;
    }

    public synchronized String banner() {
        return banner;
    }

    /** Everything that came so far, message by message. */
    public synchronized List<List<String>> received() {
        return List.copyOf(received);
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    public void send(List<String> lines) throws IOException {
        sendRaw(String.join("\r\n", lines) + "\r\n\r\n");
    }

    public void send(String... lines) throws IOException {
        send(List.of(lines));
    }

    public void sendRaw(String text) throws IOException {
        // One write: after a Logoff the socket may be gone before there is time for more.
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(3)).until(condition);
    }

    public void awaitClosed() {
        await(this::isClosed);
    }

    /** Waits for the first message with all these headers, as whole lines, and returns it. */
    public List<String> awaitMessage(String... headers) {
        await(() -> find(headers) != null);
        return Objects.requireNonNull(find(headers));
    }

    private @Nullable List<String> find(String... headers) {
        return received().stream()
                .filter(message -> message.containsAll(List.of(headers)))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
