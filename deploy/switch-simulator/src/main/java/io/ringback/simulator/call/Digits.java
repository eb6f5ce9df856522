package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays files and collects digits: the first key stops the playing, {@code #} or enough digits end the collecting. */
final class Digits extends Task {
    /** Why the collecting ended. */
    enum End {
        OK,
        TIMEOUT,
        HANGUP
    }

    /** What was keyed, without the {@code #}. */
    record Collected(String digits, End end) {}

    /** How to collect: at most {@code max} digits, one attempt. */
    record Order(List<String> files, int max, Duration first, Duration further) {}

    private final Order order;
    private final StringBuilder digits = new StringBuilder();
    private final Consumer<Collected> collected;
    private int next;
    private boolean playing;
    private @Nullable Timer timer;

    Digits(Switchboard board, Channel channel, Order order, Consumer<Collected> collected) {
        super(board, channel, _ -> {});
        this.order = order;
        this.collected = collected;
    }

    @Override
    protected void start() {
        if (channel.farEnd != null) {
            channel.farEnd.digitsWanted(order.max());
        }
        play();
    }

    private void play() {
        if (over()) {
            return;
        }
        stop();
        if (next >= order.files().size()) {
            await(order.first());
            return;
        }
        String file = order.files().get(next++);
        playing = true;
        board.play(channel, file);
        timer = board.loop.after(board.sounds.length(file), this::play);
    }

    private void stop() {
        if (playing) {
            playing = false;
            board.cel.streamEnded(channel);
        }
        if (timer != null) {
            timer.cancel();
        }
    }

    private void await(Duration limit) {
        timer = board.loop.after(limit, () -> end(End.TIMEOUT));
    }

    @Override
    protected void digit(char digit) {
        stop();
        if (digit == '#') {
            end(End.OK);
            return;
        }
        digits.append(digit);
        if (digits.length() >= order.max()) {
            end(End.OK);
        } else {
            await(order.further());
        }
    }

    @Override
    protected void interrupted() {
        stop();
        end(End.HANGUP);
    }

    private void end(End why) {
        if (!over()) {
            stop();
            finish(0);
            collected.accept(new Collected(digits.toString(), why));
        }
    }
}
