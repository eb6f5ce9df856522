package io.ringback.engine.service;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands before a switch and says every event of one kind twice. */
final class Echo implements AutoCloseable {
    private final ServerSocket server;
    private final int port;
    private final String event;

    /** @param event its name, such as AsyncAGIStart */
    Echo(int port, String event) {
        this.port = port;
        this.event = "Event: " + event + "\r\n";
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofVirtual().start(() -> pass(client, far, false));
                Thread.ofVirtual().start(() -> pass(far, client, true));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean echoing) {
        try (from;
                to) {
            InputStream in = new BufferedInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                out.write(line);
                message.write(line);
                if (line.length == 2) {
                    if (echoing && message.toString(StandardCharsets.ISO_8859_1).startsWith(event)) {
                        message.writeTo(out);
                    }
                    message.reset();
                }
            }
        } catch (IOException e) {
            // It is over either way.
        }
    }

    /** With its end of line; empty at the end of the stream. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
