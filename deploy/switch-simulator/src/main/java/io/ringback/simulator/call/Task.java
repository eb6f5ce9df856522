package io.ringback.simulator.call;

import java.util.function.IntConsumer;

/**
 * An application running on a channel. Tasks stack: AGI below, the application it executes on top. A hang-up and
 * digits reach the one on top; what lies below sees the hang-up when the upper one has ended.
 */
abstract class Task {
    protected final Switchboard board;
    protected final Channel channel;
    private final IntConsumer done;
    private boolean over;

    Task(Switchboard board, Channel channel, IntConsumer done) {
        this.board = board;
        this.channel = channel;
        this.done = done;
    }

    final void begin() {
        channel.tasks.push(this);
        start();
    }

    protected abstract void start();

    /** The channel is to be taken down: stop and {@link #finish} with -1. */
    protected abstract void interrupted();

    protected void digit(char digit) {}

    protected final void finish(int result) {
        if (!over) {
            over = true;
            channel.tasks.remove(this);
            done.accept(result);
        }
    }

    protected final boolean over() {
        return over;
    }
}
