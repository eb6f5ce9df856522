package io.ringback.simulator.manager;

import io.ringback.simulator.call.Switchboard;
import io.ringback.simulator.clock.EventLoop;
import java.time.Duration;
import java.time.Instant;

/**
 * Start, restart and end of the switch as seen from outside. After a restart the port opens again 0.4 s later; the
 * switch takes logins then, but places no calls until it is fully booted.
 */
public final class Lifecycle {
    private static final Duration PORT_CLOSED = Duration.ofMillis(400);
    private static final Duration LAST_EVENTS = Duration.ofMillis(100);

    private final EventLoop loop;
    private final Switchboard board;
    private final Duration bootTime;
    private Instant startedAt;
    private boolean booted;
    private boolean shuttingDown;
    private Runnable closePort = () -> {};
    private Runnable cutPort = () -> {};
    private Runnable openPort = () -> {};

    public Lifecycle(EventLoop loop, Switchboard board, Duration bootTime) {
        this.loop = loop;
        this.board = board;
        this.bootTime = bootTime;
        this.startedAt = loop.now();
        this.booted = true;
    }

    /**
     * How the port is handled.
     *
     * @param close closes it and, after what waits has been written, all sessions
     * @param cut closes everything at once
     * @param open opens it again
     */
    void port(Runnable close, Runnable cut, Runnable open) {
        closePort = close;
        cutPort = cut;
        openPort = open;
    }

    boolean booted() {
        return booted;
    }

    boolean shuttingDown() {
        return shuttingDown;
    }

    Instant startedAt() {
        return startedAt;
    }

    long uptimeSeconds() {
        return Duration.between(startedAt, loop.now()).toSeconds();
    }

    /** Hangs up everything, says Shutdown, closes, comes back. */
    public void restartNow() {
        board.hangupAll();
        loop.after(LAST_EVENTS, this::goDown);
    }

    /** Refuses every action from now on and restarts when the last call has ended. */
    public void restartGracefully() {
        shuttingDown = true;
        waitForLastCall();
    }

    private void waitForLastCall() {
        if (!shuttingDown) {
            return;
        }
        if (board.channels().isEmpty()) {
            loop.after(LAST_EVENTS, this::goDown);
        } else {
            loop.after(LAST_EVENTS, this::waitForLastCall);
        }
    }

    /** Takes a graceful restart back. */
    public void abortShutdown() {
        shuttingDown = false;
    }

    private void goDown() {
        board.report("Shutdown", e -> e.field("Shutdown", "Cleanly").field("Restart", "True"));
        comeBack();
    }

    /** The process is gone at once, no event is sent, and comes back after {@code down}. */
    public void kill(Duration down) {
        board.forgetAll();
        cutPort.run();
        booted = false;
        shuttingDown = false;
        loop.after(down, this::open);
    }

    private void comeBack() {
        booted = false;
        shuttingDown = false;
        closePort.run();
        board.forgetAll();
        loop.after(PORT_CLOSED, this::open);
    }

    private void open() {
        startedAt = loop.now();
        openPort.run();
        loop.after(bootTime, () -> {
            booted = true;
            board.report(
                    "FullyBooted",
                    e -> e.field("Status", "Fully Booted")
                            .field("Uptime", uptimeSeconds())
                            .field("LastReload", uptimeSeconds()));
        });
    }
}
