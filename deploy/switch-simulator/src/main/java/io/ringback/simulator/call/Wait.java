package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Does nothing for a while. */
final class Wait extends Task {
    private final Duration length;
    private @Nullable Timer timer;

    Wait(Switchboard board, Channel channel, Duration length, IntConsumer done) {
        super(board, channel, done);
        this.length = length;
    }

    @Override
    protected void start() {
        timer = board.loop.after(length, () -> finish(0));
    }

    @Override
    protected void interrupted() {
        if (timer != null) {
            timer.cancel();
        }
        finish(-1);
    }
}
