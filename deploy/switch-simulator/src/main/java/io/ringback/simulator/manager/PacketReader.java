package io.ringback.simulator.manager;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the stream into actions. A line ends at CR LF or at a bare LF; an empty line ends the action. Lines hold up to
 * 1022 bytes and an action 128 headers, as the recordings show.
 */
final class PacketReader {
    private static final int LONGEST_LINE = 1022;
    private static final int MOST_HEADERS = 128;

    /** What came: an action, or one that cannot be taken, with the reason Asterisk gives. */
    sealed interface Input {
        record Complete(Packet packet) implements Input {}

        record Rejected(Packet packet, String reason) implements Input {}
    }

    private final InputStream in;

    PacketReader(InputStream in) {
        this.in = new BufferedInputStream(in, 16_384);
    }

    /** The next input; null at the end of the stream. */
    @Nullable
    Input next() throws IOException {
        List<String[]> headers = new ArrayList<>();
        String problem = "";
        while (true) {
            String line = line();
            if (line == null) {
                return null;
            }
            if (line.isEmpty()) {
                Packet packet = new Packet(List.copyOf(headers));
                return problem.isEmpty() ? new Input.Complete(packet) : new Input.Rejected(packet, problem);
            }
            if (line.length() > LONGEST_LINE) {
                problem = "Failed to parse message: line too long";
            } else if (headers.size() >= MOST_HEADERS) {
                problem = "Too many lines in message or allocation failure";
            } else {
                headers.add(Packet.header(line));
            }
        }
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        while (true) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            if (b == '\n') {
                String line = bytes.toString(StandardCharsets.UTF_8);
                return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            }
            // What is too long is counted a little further, then only skipped.
            if (bytes.size() <= 2 * LONGEST_LINE) {
                bytes.write(b);
            }
        }
    }
}
