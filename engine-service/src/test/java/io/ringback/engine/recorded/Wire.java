package io.ringback.engine.recorded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The switch's end of a manager connection. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static Wire accept(ServerSocket listener) throws IOException {
        Wire wire = new Wire(listener.accept());
        wire.write("Asterisk Call Manager/11.0.0\r\n");
        return wire;
    }

    /** The next action, null at the end. */
    @Nullable
    Message read() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty() && !lines.isEmpty()) {
                return Message.of(lines);
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return null;
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
