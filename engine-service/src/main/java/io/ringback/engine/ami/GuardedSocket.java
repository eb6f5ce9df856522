package io.ringback.engine.ami;

import io.ringback.engine.switches.Tls;
import io.ringback.engine.wire.UnsafeValue;
import io.ringback.engine.wire.WireAction;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a session. What is written is compared with the action that was meant, and is not written at all once
 * this replica may no longer be the switch's owner. Lines that come in have a limit, and so has what waits behind them: the
 * library's own queue of 20,000 messages drops without a word what does not fit, so marks go through it, and nothing more
 * is read while too many of them are under way. A switch that is not read from stops or ends the session.
 */
final class GuardedSocket implements SocketConnectionFacade {
    /** A real Asterisk sends at most about 1,000 bytes a line; an environment of AsyncAGI may have more. */
    private static final int LONGEST_LINE = 16_384;

    /** Messages between two marks. */
    private static final int MARKED = 1_000;

    /** Marks under way at most. */
    private static final int MARKS = 10;

    private static final String MARK = "Event: " + MarkFact.NAME;

    /** What the library sends by itself. */
    private static final Pattern OWN_WORDS = Pattern.compile("action: (Challenge|Login|Logoff)\\r\\n"
            + "actionid: [0-9_#-]{1,64}\\r\\n((authtype|username|key|events): [A-Za-z0-9_.,-]{1,128}\\r\\n)*\\r\\n");

    private final Socket plain;
    private final Socket socket;
    private final LineReader lines;
    private final Semaphore marks = new Semaphore(MARKS);
    private final Deque<String> ownLines = new ArrayDeque<>();
    private final OutputStream out;
    private final BooleanSupplier mayWrite;
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable Long writingSince;
    private volatile boolean atEnd;
    private int messages;
    private @Nullable WireAction meant;

    /** @param tls null for none */
    GuardedSocket(String host, int port, @Nullable Tls tls, Duration connectTimeout, BooleanSupplier mayWrite)
            throws IOException {
        this.mayWrite = mayWrite;
        this.plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(host, port), (int) connectTimeout.toMillis());
            this.socket = tls == null ? plain : TlsLayer.over(plain, host, port, tls, connectTimeout);
            this.lines = new LineReader(socket.getInputStream(), LONGEST_LINE);
            this.out = socket.getOutputStream();
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /** The next write must be this. */
    void expect(WireAction action) {
        meant = action;
    }

    /** Since when nothing was heard. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    /** Whether there is nothing more to be read: the switch, or we, or the way between have ended it. */
    boolean isAtEnd() {
        return atEnd;
    }

    /** For how long somebody has been writing, zero if nobody is. */
    Duration writing() {
        Long since = writingSince;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** A mark came through the library. */
    void marked() {
        marks.release();
    }

    @Override
    public @Nullable String readLine() throws IOException {
        if (!ownLines.isEmpty()) {
            return ownLines.remove();
        }
        try {
            String line = next();
            heardAt = System.nanoTime();
            if (line != null && line.isEmpty() && ++messages % MARKED == 0) {
                marks.acquireUninterruptibly();
                ownLines.add(MARK);
                ownLines.add("");
            }
            return line;
        } catch (LineReader.LineTooLong e) {
            close();
            throw e;
        }
    }

    private @Nullable String next() throws IOException {
        boolean there = false;
        try {
            String line = lines.next();
            there = line != null;
            return line;
        } catch (LineReader.LineTooLong e) {
            there = true;
            throw e;
        } finally {
            atEnd = !there;
        }
    }

    @Override
    public void write(String text) throws IOException {
        WireAction action = meant;
        meant = null;
        if (action != null) {
            action.requireSame(text);
        } else if (!OWN_WORDS.matcher(text).matches()) {
            throw new UnsafeValue("nobody meant to send this, so it is not sent");
        }
        if (!mayWrite.getAsBoolean()) {
            close();
            throw new IOException("another replica may own the switch by now; closed unsent");
        }
        writingSince = System.nanoTime();
        try {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } finally {
            writingSince = null;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        // What TLS says in parting would wait for whoever writes, and that one for a switch that does not read.
        plain.close();
        marks.release(MARKS);
    }

    @Override
    public boolean isConnected() {
        return plain.isConnected() && !plain.isClosed();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
