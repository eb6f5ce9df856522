package io.ringback.engine.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.engine.wire.Actions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.asteriskjava.manager.event.ManagerEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A switch that lets us in, and then reads nothing any more. */
@SuppressWarnings("NullAway.Init")
class DeafSwitchTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int SMALL = 4_096;

    private final CountDownLatch over = new CountDownLatch(1);
    private ServerSocket server;
    private volatile Socket client;
    private AmiSession session;

    @BeforeEach
    void login() throws Exception {
        server = new ServerSocket();
        server.setReceiveBufferSize(SMALL);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::letIn);
        Account account = new Account("127.0.0.1", server.getLocalPort(), "engine", "secret1", null);
        session =
                new AmiSession(account, () -> true, new Waiting(over), InstantSource.system(), Duration.ofMillis(500));
        session.login();
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        client.close();
        server.close();
    }

    @Test
    void whoever_writes_to_it_is_let_go_and_the_session_ends_with_that_reason() throws Exception {
        List<Thread> writers = Stream.generate(() -> Thread.ofVirtual().start(this::writeOn))
                .limit(3)
                .toList();

        for (Thread writer : writers) {
            assertThat(writer.join(LIMIT)).isTrue();
        }

        assertThat(over.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(session.whyOver()).isEqualTo("The switch does not read what it is sent.");
    }

    /** Until it is told that it is no use. */
    private void writeOn() {
        Actions actions = new Actions("ringback");
        try {
            while (true) {
                session.send(actions.hangup("rb-local-" + "x".repeat(100)), () -> {});
            }
        } catch (IOException | IllegalStateException e) {
            // The session is over.
        }
    }

    private void letIn() {
        try {
            client = server.accept();
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say("Asterisk Call Manager/11.0.0\r\n");
            answer(in, "Challenge: 123456789\r\n");
            answer(in, "Message: Authentication accepted\r\n");
        } catch (IOException e) {
            // The test sees that nobody is let in.
        }
    }

    private void answer(BufferedReader in, String words) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            id = line.startsWith("actionid: ") ? line.substring("actionid: ".length()) : id;
        }
        say("Response: Success\r\nActionID: " + id + "\r\n" + words + "\r\n");
    }

    private void say(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private record Waiting(CountDownLatch over) implements Hearing {
        @Override
        public void heard(ManagerEvent event, Instant receivedAt) {
            // Nothing is asked here.
        }

        @Override
        public void closed() {
            over.countDown();
        }
    }
}
