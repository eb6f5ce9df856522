package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "You have … seconds": the warnings of {@code L(x:y:z)}, heard by the caller only, seen only in CEL. */
final class LimitWarnings {
    private final Switchboard board;
    private final Channel caller;
    private final DialOptions options;
    private final Deque<String> files = new ArrayDeque<>();
    private boolean playing;
    private @Nullable Timer timer;

    LimitWarnings(Switchboard board, Channel caller, DialOptions options) {
        this.board = board;
        this.caller = caller;
        this.options = options;
    }

    void start() {
        if (!options.limit().isZero() && !options.warning().isZero()) {
            timer = board.loop.after(options.limit().minus(options.warning()), () -> warn(options.warning()));
        }
    }

    private void warn(Duration left) {
        String own = board.variable(caller, "LIMIT_WARNING_FILE");
        long seconds = Math.max(1, left.toSeconds() - 1);
        files.addAll(
                own == null || own.isEmpty() || own.equals("timeleft")
                        ? List.of("vm-youhave", "digits/" + seconds, "queue-seconds")
                        : List.of(own));
        Duration played = files.stream().map(board.sounds::length).reduce(Duration.ZERO, Duration::plus);
        play();
        Duration repeat = options.repeat();
        if (!repeat.isZero() && left.minus(repeat).compareTo(played) > 0) {
            board.loop.after(repeat, () -> {
                if (timer != null && !playing) {
                    warn(left.minus(repeat));
                }
            });
        }
    }

    private void play() {
        if (playing) {
            playing = false;
            board.cel.streamEnded(caller);
        }
        String file = files.poll();
        if (file != null) {
            playing = true;
            board.play(caller, file);
            timer = board.loop.after(board.sounds.length(file), this::play);
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        files.clear();
        if (playing) {
            playing = false;
            board.cel.streamEnded(caller);
        }
    }
}
