package io.ringback.simulator.call;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the dialplan on a channel, priority by priority, and takes the channel down when it is through. */
final class Pbx {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

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
        String data = filled(step.data());
        board.enter(channel, step.application(), data);
        board.reports.newExten(channel, step.application(), data);
        board.applications.execute(channel, step.application(), data, this::next);
    }

    /** The data with the channel's variables in it; one that is not set is nothing. */
    private String filled(String data) {
        return VARIABLE.matcher(data).replaceAll(found -> {
            String value = board.variable(channel, found.group(1));
            return Matcher.quoteReplacement(value == null ? "" : value);
        });
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
