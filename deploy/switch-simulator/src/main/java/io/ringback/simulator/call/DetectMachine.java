package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code AMD()}: listens whether a person or a machine answered, and says so in AMDSTATUS and AMDCAUSE, as Asterisk was
 * seen to do. Times are those of its default settings: a person is known
 * by the silence behind a short greeting, a machine by a long one, and after 5 s it is left open.
 */
final class DetectMachine extends Task {
    private @Nullable Timer timer;

    DetectMachine(Switchboard board, Channel channel, IntConsumer done) {
        super(board, channel, done);
    }

    @Override
    protected void start() {
        if (channel.state != ChannelState.UP) {
            board.applications.answer(channel);
        }
        switch (channel.farEnd == null ? FarEnd.Voice.NONE : channel.farEnd.voice()) {
            case PERSON -> after(1_300, "HUMAN", "HUMAN-800-800");
            case MACHINE -> after(1_600, "MACHINE", "LONGGREETING-1520-1500");
            case SILENCE -> after(2_500, "MACHINE", "INITIALSILENCE-2500-2500");
            case NONE -> after(5_000, "NOTSURE", "TOOLONG-4900");
        }
    }

    private void after(long millis, String status, String cause) {
        timer = board.loop.after(Duration.ofMillis(millis), () -> end(status, cause));
    }

    @Override
    protected void interrupted() {
        end("HANGUP", "");
    }

    private void end(String status, String cause) {
        if (timer != null) {
            timer.cancel();
        }
        board.setVariable(channel, "AMDSTATUS", status);
        board.setVariable(channel, "AMDCAUSE", cause);
        finish(0);
    }
}
