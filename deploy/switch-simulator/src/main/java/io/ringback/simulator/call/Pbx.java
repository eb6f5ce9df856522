package io.ringback.simulator.call;

/** Runs the dialplan on a channel, priority by priority, and takes the channel down when it is through. */
final class Pbx {
    private final Switchboard board;
    private final Channel channel;

    private Pbx(Switchboard board, Channel channel) {
        this.board = board;
        this.channel = channel;
    }

    static void run(Switchboard board, Channel channel) {
        new Pbx(board, channel).step();
    }

    private void step() {
        if (channel.gone) {
            return;
        }
        Dialplan.Step step = board.dialplan.step(channel.context, channel.exten, channel.priority);
        if (step == null || channel.hangupRequested) {
            end();
            return;
        }
        board.enter(channel, step.application(), step.data());
        board.reports.newExten(channel, step.application(), step.data());
        board.applications.execute(channel, step.application(), step.data(), this::next);
    }

    private void next(int result) {
        if (result < 0 || channel.hangupRequested) {
            end();
        } else {
            channel.priority++;
            step();
        }
    }

    private void end() {
        board.reports.softHangupRequest(channel, 16);
        channel.application = channel.baseApplication;
        channel.applicationData = channel.baseData;
        board.hangup(channel);
    }
}
