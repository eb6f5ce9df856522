package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Presses keys towards the other half of a Local channel: {@code digits,milliseconds between them}. */
final class SendDigits extends Task {
    private final String digits;
    private final Duration gap;
    private int next;
    private @Nullable Timer timer;

    SendDigits(Switchboard board, Channel channel, String data, IntConsumer done) {
        super(board, channel, done);
        String[] parts = data.split(",", -1);
        digits = parts[0];
        gap = Duration.ofMillis(parts.length > 1 ? Long.parseLong(parts[1]) : 250);
    }

    @Override
    protected void start() {
        timer = board.loop.after(gap, this::press);
    }

    private void press() {
        if (over()) {
            return;
        }
        if (next >= digits.length()) {
            finish(0);
            return;
        }
        char digit = digits.charAt(next++);
        timer = board.loop.after(next == digits.length() ? Duration.ofMillis(20) : gap, this::press);
        if (channel.farEnd instanceof LocalHalf half) {
            board.signalling().digit(half.other(), digit);
        }
    }

    @Override
    protected void interrupted() {
        if (timer != null) {
            timer.cancel();
        }
        finish(-1);
    }
}
