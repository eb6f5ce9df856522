package io.ringback.engine.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens where a switch should, says this to whoever comes, and then nothing more. */
final class Impostor implements AutoCloseable {
    private final String text;
    private final ServerSocket server;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    Impostor(String text) throws IOException {
        this.text = text;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                client.getOutputStream().flush();
            } catch (IOException e) {
                // Whoever came has gone, or the test is over.
            }
        }
    }
}
