package io.ringback.simulator.manager;

import io.ringback.simulator.event.EventClass;
import io.ringback.simulator.event.Events;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One manager session: reads actions, writes answers and the events its user may see and wants. */
public final class Session implements Events.Listener {
    private static final int MOST_UNHANDLED = 1000;

    final ManagerServer server;
    final EventFilter filter = new EventFilter();
    final String challenge = String.valueOf(ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000));
    private final Socket socket;
    private final Outbox outbox = new Outbox();
    private final Semaphore unhandled = new Semaphore(MOST_UNHANDLED);
    private final Queue<PacketReader.Input> held = new ArrayDeque<>();
    private @Nullable ManagerUser user;
    private Set<EventClass> mask = EnumSet.allOf(EventClass.class);
    private boolean busy;
    private boolean ended;

    Session(ManagerServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    void start() {
        Thread.ofVirtual().name("ami-write").start(this::write);
        send("Asterisk Call Manager/11.0.0\r\n");
        server.loop.after(server.authTimeout, () -> {
            if (user == null) {
                close();
            }
        });
        Thread.ofVirtual().name("ami-read").start(this::read);
    }

    private void read() {
        try (socket) {
            PacketReader reader = new PacketReader(socket.getInputStream());
            for (PacketReader.Input input = reader.next(); input != null; input = reader.next()) {
                PacketReader.Input now = input;
                unhandled.acquire();
                server.loop.execute(() -> {
                    unhandled.release();
                    arrived(now);
                });
            }
        } catch (IOException | InterruptedException _) {
            // The client is gone, or was cut off; its calls go on.
        } finally {
            server.loop.execute(this::end);
        }
    }

    private void write() {
        try (socket) {
            outbox.writeTo(socket.getOutputStream());
        } catch (IOException | InterruptedException _) {
            // As above.
        }
    }

    private void arrived(PacketReader.Input input) {
        if (busy) {
            held.add(input);
        } else if (!ended) {
            server.actions.handle(this, input);
        }
    }

    /** Takes no further action until {@link #release}: some actions block their session. */
    void hold() {
        busy = true;
    }

    void release() {
        busy = false;
        while (!busy && !held.isEmpty()) {
            arrived(held.remove());
        }
    }

    void send(String text) {
        if (!outbox.add(text)) {
            cut();
        }
    }

    /** Lets what was answered be written, then closes. */
    void closeAfterWriting() {
        end();
        outbox.close();
    }

    /** Closes at once. */
    public void close() {
        server.loop.execute(this::end);
        cut();
    }

    private void cut() {
        try {
            socket.close();
        } catch (IOException _) {
            // Closed is closed.
        }
        outbox.close();
    }

    private void end() {
        ended = true;
        server.events.remove(this);
        server.left(this);
    }

    /** While stalled nothing is written to the client for {@code time}. */
    public void stall(Duration time) {
        outbox.stall(true);
        server.loop.after(time, () -> outbox.stall(false));
    }

    boolean loggedIn() {
        return user != null;
    }

    boolean mayWrite(Set<EventClass> classes) {
        ManagerUser known = user;
        return classes.isEmpty() || (known != null && classes.stream().anyMatch(known.write()::contains));
    }

    void login(ManagerUser known, String wanted) {
        user = known;
        mask(wanted);
        server.events.add(this);
    }

    /** Narrows the events to the classes in {@code wanted}; empty leaves them as they are. */
    void mask(String wanted) {
        if (!wanted.isEmpty()) {
            mask = EventClass.parse(wanted);
        }
    }

    String remote() {
        return socket.getInetAddress().getHostAddress() + "/" + socket.getPort();
    }

    String local() {
        return socket.getLocalAddress().getHostAddress() + "/" + socket.getLocalPort();
    }

    @Override
    public boolean reads(EventClass eventClass) {
        ManagerUser known = user;
        return known != null && mask.contains(eventClass) && known.read().contains(eventClass);
    }

    @Override
    public void read(String eventText) {
        if (filter.passes(eventText)) {
            send(eventText);
        }
    }
}
