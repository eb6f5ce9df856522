package io.ringback.engine.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.UnsafeValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class GuardedSocketTest {
    private static final String PING = "action: Ping\r\nactionid: 1_2#\r\n\r\n";

    private final AtomicBoolean owner = new AtomicBoolean(true);
    private final Actions actions = new Actions("ringback");
    private ServerSocket server;
    private GuardedSocket socket;
    private Socket far;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket = new GuardedSocket("127.0.0.1", server.getLocalPort(), null, Duration.ofSeconds(5), owner::get);
        far = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        far.close();
        socket.close();
        server.close();
    }

    @Test
    void what_was_meant_is_written() throws IOException {
        socket.expect(actions.ping());
        socket.write(PING);
        socket.flush();

        assertThat(new String(far.getInputStream().readNBytes(PING.length()), StandardCharsets.US_ASCII))
                .isEqualTo(PING);
    }

    @Test
    void what_nobody_meant_is_not_written() throws IOException {
        assertThatThrownBy(() -> socket.write("action: Command\r\nactionid: 1_2#\r\ncommand: core stop now\r\n\r\n"))
                .isInstanceOf(UnsafeValue.class);
        socket.expect(actions.ping());
        assertThatThrownBy(() -> socket.write(PING.replace("Ping", "Ping\r\nX: y")))
                .isInstanceOf(UnsafeValue.class);

        socket.close();

        assertThat(far.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void outdated_owner_closes_unsent() throws IOException {
        owner.set(false);
        socket.expect(actions.ping());

        assertThatThrownBy(() -> socket.write(PING)).isInstanceOf(IOException.class);

        assertThat(far.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void line_without_end_is_cut_off() throws IOException {
        far.getOutputStream().write("x".repeat(20_000).getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(socket::readLine)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no manager protocol");
    }

    @Test
    void lines_end_with_or_without_a_carriage_return() throws IOException {
        far.getOutputStream().write("Response: Success\r\nMessage: x\n\r\n".getBytes(StandardCharsets.US_ASCII));
        far.close();

        assertThat(socket.readLine()).isEqualTo("Response: Success");
        assertThat(socket.readLine()).isEqualTo("Message: x");
        assertThat(socket.readLine()).isEmpty();
        assertThat(socket.readLine()).isNull();
    }

    @Test
    void no_more_is_read_than_the_library_can_hold() throws Exception {
        byte[] messages = "Event: X\r\n\r\n".repeat(12_500).getBytes(StandardCharsets.US_ASCII);
        Thread.ofVirtual().start(() -> {
            try {
                far.getOutputStream().write(messages);
            } catch (IOException e) {
                // The test is over.
            }
        });
        AtomicInteger read = new AtomicInteger();
        AtomicInteger marks = new AtomicInteger();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                for (String line = socket.readLine(); line != null; line = socket.readLine()) {
                    read.addAndGet(line.equals("Event: X") ? 1 : 0);
                    marks.addAndGet(line.equals("Event: ringbackmark") ? 1 : 0);
                }
            } catch (IOException e) {
                // It was closed.
            }
        });

        await().until(() -> reader.getState() == Thread.State.WAITING && read.get() == 11_000);
        assertThat(marks).hasValue(10);

        socket.marked();
        await().until(() -> read.get() == 12_000);

        socket.close();
        assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
    }
}
