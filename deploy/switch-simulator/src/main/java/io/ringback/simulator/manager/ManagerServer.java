package io.ringback.simulator.manager;

import io.ringback.simulator.call.Switchboard;
import io.ringback.simulator.clock.EventLoop;
import io.ringback.simulator.event.Events;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens for manager sessions. */
public final class ManagerServer implements AutoCloseable {
    private static final int BACKLOG = 64;

    final EventLoop loop;
    final Events events;
    final Switchboard board;
    final Lifecycle lifecycle;
    final Map<String, ManagerUser> users;
    final Duration authTimeout;
    final String systemName;
    final Originates originates = new Originates();
    final Actions actions = new Actions(this);
    private final InetAddress address;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listener;
    private volatile boolean closed;
    private int port;

    public ManagerServer(
            EventLoop loop,
            Events events,
            Switchboard board,
            Lifecycle lifecycle,
            Map<String, ManagerUser> users,
            Duration authTimeout,
            String systemName,
            InetSocketAddress where) {
        this.loop = loop;
        this.events = events;
        this.board = board;
        this.lifecycle = lifecycle;
        this.users = Map.copyOf(users);
        this.authTimeout = authTimeout;
        this.systemName = systemName;
        this.address = where.getAddress();
        this.port = where.getPort();
    }

    /** Opens the port; 0 picks a free one, which is kept over restarts. */
    public void open() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port), BACKLOG);
            port = socket.getLocalPort();
            listener = socket;
            lifecycle.port(() -> closePort(Session::closeAfterWriting), () -> closePort(Session::close), this::reopen);
            Thread.ofVirtual().name("ami-accept").start(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen for AMI on port " + port, e);
        }
    }

    public int port() {
        return port;
    }

    /** The Originates that came in; touched on the loop's thread only. */
    public Originates originates() {
        return originates;
    }

    private void reopen() {
        if (!closed) {
            open();
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                Session session = new Session(this, client);
                sessions.add(session);
                session.start();
            } catch (IOException _) {
                // The port was closed; a client that vanished while it was accepted is nobody's loss.
            }
        }
    }

    void left(Session session) {
        sessions.remove(session);
    }

    /** The sessions of now, for whoever disturbs them. */
    public Set<Session> sessions() {
        return new LinkedHashSet<>(sessions);
    }

    private void closePort(Consumer<Session> ending) {
        ServerSocket socket = listener;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException _) {
            // It is closed, which is all that was wanted.
        }
        sessions().forEach(ending);
    }

    @Override
    public void close() {
        closed = true;
        closePort(Session::close);
    }
}
