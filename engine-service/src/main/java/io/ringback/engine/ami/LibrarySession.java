package io.ringback.engine.ami;

import io.ringback.engine.switches.Tls;
import io.ringback.engine.wire.WireAction;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.SendActionCallback;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ProtocolIdentifierReceivedEvent;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * asterisk-java's connection, with four changes: it writes through our socket, sends no command line to learn the
 * version, hands each event over at once, and never reconnects by itself, because only a fresh start tells what became
 * of the calls meanwhile.
 */
final class LibrarySession extends ManagerConnectionImpl {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final long RESPONSE_TIMEOUT_MILLIS = 5_000;
    private static final String NOT_READ = "the switch does not read what it is sent";

    private final @Nullable Tls tls;
    private final BooleanSupplier mayWrite;
    private final Hearing hearing;
    private final InstantSource clock;
    private final Duration writeLimit;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile @Nullable GuardedSocket guarded;
    private volatile boolean stuck;
    private volatile boolean garbled;
    private volatile boolean closed;

    /** @param writeLimit after which a switch does not read what is being written */
    LibrarySession(
            Account account, BooleanSupplier mayWrite, Hearing hearing, InstantSource clock, Duration writeLimit) {
        this.tls = account.tls();
        this.mayWrite = mayWrite;
        this.hearing = hearing;
        this.clock = clock;
        this.writeLimit = writeLimit;
        setHostname(account.host());
        setPort(account.port());
        setUsername(account.username());
        setPassword(account.secret());
        setDefaultResponseTimeout(RESPONSE_TIMEOUT_MILLIS);
    }

    @Override
    protected SocketConnectionFacade createSocket() throws IOException {
        GuardedSocket socket = new GuardedSocket(getHostname(), getPort(), tls, CONNECT_TIMEOUT, mayWrite);
        guarded = socket;
        return socket;
    }

    @Override
    protected AsteriskVersion determineVersion() {
        return AsteriskVersion.ASTERISK_22;
    }

    /** Writes the action and returns; the answer comes to the callback on the library's thread. */
    void send(WireAction action, SendActionCallback callback) throws IOException {
        GuardedSocket socket = guarded;
        if (socket == null) {
            throw new IOException("not connected");
        }
        try {
            sending.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before it was sent");
        }
        try {
            socket.expect(action);
            sendAction(new LibraryAction(action), callback);
        } catch (IOException e) {
            throw stuck ? new IOException(NOT_READ, e) : e;
        } finally {
            sending.unlock();
        }
    }

    /** Ends the session if whoever writes is held up: a switch that stops reading would stop one after the other for ever. */
    void endIfStuck() {
        GuardedSocket socket = guarded;
        if (socket != null && socket.writing().compareTo(writeLimit) > 0) {
            stuck = true;
            end();
        }
    }

    /** Whether it was ended because the switch did not read. */
    boolean isStuck() {
        return stuck;
    }

    /** Whether it ended because of what the switch said. */
    boolean isGarbled() {
        return garbled;
    }

    @Override
    public void dispatchEvent(ManagerEvent event, @Nullable Integer requiredHandlingTime) {
        switch (event) {
            case ProtocolIdentifierReceivedEvent _ -> super.dispatchEvent(event, requiredHandlingTime);
            case DisconnectEvent _ -> readNoMore();
            case MarkFact _ -> marked();
            default -> hearing.heard(event, clock.instant());
        }
    }

    /**
     * The library's reader stops at the end of the stream, and at any exception: a BridgeLeave that does not say which
     * bridge is enough.
     */
    private void readNoMore() {
        GuardedSocket socket = guarded;
        garbled = socket != null && !socket.isAtEnd();
        end();
    }

    private void marked() {
        GuardedSocket socket = guarded;
        if (socket != null) {
            socket.marked();
        }
    }

    Duration silence() {
        GuardedSocket socket = guarded;
        return socket == null ? Duration.ZERO : socket.silence();
    }

    /** Closes the socket; the reader then tells that it is over. */
    void end() {
        state = ManagerConnectionState.DISCONNECTED;
        GuardedSocket socket = guarded;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is over either way.
            }
        }
        if (!closed) {
            closed = true;
            hearing.closed();
        }
    }
}
