package io.ringback.engine.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands between a client and a server, as the network does: what passes can be stalled, cut and looked at. */
final class Gate implements AutoCloseable {
    private final String host;
    private final int port;
    private final ServerSocket server;
    private final List<Passage> passages = new CopyOnWriteArrayList<>();
    private volatile @Nullable String doomed;
    private volatile @Nullable Pattern muffled;
    private boolean stalled;

    Gate(String host, int port) {
        this.host = host;
        this.port = port;
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

    /** The connection that speaks of this loses the answer to its COMMIT; the COMMIT itself arrives. */
    void loseAnswerToCommitOf(String word) {
        doomed = word;
    }

    /** What the server says of this is made unreadable, letter by letter. */
    void muffle(Pattern words) {
        muffled = words;
    }

    /** Nothing passes until {@link #go}. */
    synchronized void stall() {
        stalled = true;
    }

    synchronized void go() {
        stalled = false;
        notifyAll();
    }

    /** The connections so far, in the order they came. */
    List<Passage> passages() {
        return passages;
    }

    /** Cuts everything and lets nobody in any more. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        passages.forEach(Passage::cut);
        go();
    }

    private void accept() {
        while (true) {
            try {
                passages.add(new Passage(server.accept(), new Socket(host, port)));
            } catch (IOException e) {
                return;
            }
        }
    }

    private synchronized void awaitGo() throws InterruptedException {
        while (stalled) {
            wait();
        }
    }

    /** One connection. */
    final class Passage {
        private final Socket client;
        private final Socket far;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private volatile boolean spoken;
        private volatile boolean deaf;
        private volatile boolean over;

        private Passage(Socket client, Socket far) {
            this.client = client;
            this.far = far;
            Thread.ofVirtual().start(() -> pump(client, far, true));
            Thread.ofVirtual().start(() -> pump(far, client, false));
        }

        /** Says this to the client, as the server would. */
        void say(String text) {
            try {
                client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What the client wrote so far. */
        String written() {
            return written.toString(StandardCharsets.ISO_8859_1);
        }

        boolean isOver() {
            return over;
        }

        private void cut() {
            over = true;
            close(client);
            close(far);
        }

        private void pump(Socket from, Socket to, boolean up) {
            byte[] buffer = new byte[65_536];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    awaitGo();
                    if (!up && deaf) {
                        // The server has done it by now.
                        break;
                    }
                    out.write(up ? buffer : muffled(buffer, length), 0, length);
                    if (up) {
                        passed(buffer, length);
                    }
                }
            } catch (IOException e) {
                // It is over either way.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!up || !deaf) {
                cut();
            }
        }

        private byte[] muffled(byte[] buffer, int length) {
            Pattern words = muffled;
            return words == null
                    ? buffer
                    : words.matcher(new String(buffer, 0, length, StandardCharsets.ISO_8859_1))
                            .replaceAll(word -> "x".repeat(word.group().length()))
                            .getBytes(StandardCharsets.ISO_8859_1);
        }

        private void passed(byte[] buffer, int length) {
            written.write(buffer, 0, length);
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            String word = doomed;
            spoken |= word != null && text.contains(word);
            if (spoken && text.contains("COMMIT")) {
                doomed = null;
                deaf = true;
                close(client);
            }
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is over either way.
            }
        }
    }
}
