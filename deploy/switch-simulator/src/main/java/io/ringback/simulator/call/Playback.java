package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Plays files one after the other; as Background a key stops it, and is its result. */
final class Playback extends Task {
    private final List<String> files;
    private final boolean stoppedByDigit;
    private int next;
    private boolean playing;
    private @Nullable Timer timer;

    Playback(Switchboard board, Channel channel, List<String> files, boolean stoppedByDigit, IntConsumer done) {
        super(board, channel, done);
        this.files = files;
        this.stoppedByDigit = stoppedByDigit;
    }

    @Override
    protected void start() {
        if (channel.state != ChannelState.UP) {
            board.applications.answer(channel);
        }
        play();
    }

    private void play() {
        if (over()) {
            return;
        }
        stop();
        if (next >= files.size()) {
            finish(0);
            return;
        }
        String file = files.get(next++);
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

    @Override
    protected void digit(char digit) {
        if (stoppedByDigit) {
            stop();
            finish(digit);
        }
    }

    @Override
    protected void interrupted() {
        stop();
        finish(-1);
    }
}
