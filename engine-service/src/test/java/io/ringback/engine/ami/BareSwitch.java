package io.ringback.engine.ami;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Lets one client in as a switch would, and then says only what it is told to, and reads nothing any more. */
final class BareSwitch implements AutoCloseable {
    private static final int SMALL = 4_096;

    private final ServerSocket server;
    private final CompletableFuture<Socket> client = new CompletableFuture<>();

    BareSwitch() throws IOException {
        server = new ServerSocket();
        server.setReceiveBufferSize(SMALL);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::letIn);
    }

    Account account() {
        return new Account("127.0.0.1", server.getLocalPort(), "engine", "secret1", null);
    }

    /** Once the client is in. */
    void say(String text) {
        try {
            client.join().getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        client.join().close();
    }

    private void letIn() {
        try {
            Socket accepted = server.accept();
            var in = new BufferedReader(new InputStreamReader(accepted.getInputStream(), StandardCharsets.US_ASCII));
            accepted.getOutputStream().write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.US_ASCII));
            answer(accepted, in, "Challenge: 123456789\r\n");
            answer(accepted, in, "Message: Authentication accepted\r\n");
            client.complete(accepted);
        } catch (IOException e) {
            client.completeExceptionally(e);
        }
    }

    private static void answer(Socket accepted, BufferedReader in, String words) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            id = line.startsWith("actionid: ") ? line.substring("actionid: ".length()) : id;
        }
        String text = "Response: Success\r\nActionID: " + id + "\r\n" + words + "\r\n";
        accepted.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
