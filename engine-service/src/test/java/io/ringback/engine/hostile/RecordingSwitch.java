package io.ringback.engine.hostile;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Lets anyone log in, answers nothing after that, and keeps every packet as it came over TCP. */
final class RecordingSwitch implements Closeable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final BlockingQueue<byte[]> packets = new LinkedBlockingQueue<>();

    RecordingSwitch() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next packet behind the login. */
    byte[] next() throws InterruptedException {
        return packets.take();
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            write(socket, "Asterisk Call Manager/9.0.0\r\n");
            login(socket, "Challenge: 12345\r\n");
            login(socket, "Message: Authentication accepted\r\n");
            InputStream in = new java.io.BufferedInputStream(socket.getInputStream(), 65_536);
            for (byte[] packet = read(in); packet.length > 0; packet = read(in)) {
                packets.add(packet);
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void login(Socket socket, String more) throws IOException {
        String request = new String(read(socket.getInputStream()), StandardCharsets.ISO_8859_1);
        String id = request.replaceAll("(?s).*actionid: ([^\r\n]*).*", "$1");
        write(socket, "Response: Success\r\nActionID: " + id + "\r\n" + more + "\r\n");
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Up to the empty line; empty at the end of the stream. */
    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        int newLines = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            packet.write(next);
            newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
            if (newLines == 2) {
                return packet.toByteArray();
            }
        }
        return new byte[0];
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
