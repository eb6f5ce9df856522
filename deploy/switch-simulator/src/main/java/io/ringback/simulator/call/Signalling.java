package io.ringback.simulator.call;

/** What the far end of a channel does: rings, answers, refuses, hangs up, presses keys. */
public final class Signalling {
    private final Switchboard board;

    Signalling(Switchboard board) {
        this.board = board;
    }

    /** The far end rings. */
    public void ring(Channel leg) {
        Dialler dialler = leg.dialler;
        if (dialler != null && leg.state == ChannelState.DOWN) {
            board.state(leg, ChannelState.RINGING);
            dialler.ringing(leg);
        }
    }

    /** The far end answered, or an application answered this channel. */
    public void answer(Channel leg) {
        if (leg.gone || leg.state == ChannelState.UP) {
            return;
        }
        board.cel.answered(leg);
        leg.answeredAt = board.now();
        board.state(leg, ChannelState.UP);
        Dialler dialler = leg.dialler;
        if (dialler != null) {
            dialler.answered(leg);
        }
    }

    /** The far end refused. */
    public void refuse(Channel leg, SipAnswer answer) {
        Dialler dialler = leg.dialler;
        if (leg.gone || dialler == null) {
            return;
        }
        leg.cause = answer.cause();
        leg.techCause = answer.status();
        leg.hangupSource = leg.name;
        board.reports.hangupRequest(leg, leg.cause, leg.techCause);
        dialler.refused(leg, answer);
    }

    /** The far end of an answered channel hung up. */
    public void bye(Channel channel) {
        if (channel.gone) {
            return;
        }
        channel.hangupSource = channel.name;
        Channel partner = channel.talkingTo;
        if (partner == null) {
            board.reports.hangupRequest(channel, null, 0);
        } else {
            channel.cause = HangupCause.NORMAL;
            partner.hangupSource = channel.name;
            board.reports.hangupRequest(channel, channel.cause, 0);
        }
        board.requestHangup(channel, HangupCause.NONE);
    }

    /** The far end pressed a key. */
    public void digit(Channel channel, char digit) {
        if (channel.gone) {
            return;
        }
        board.cel.digit(channel, digit);
        Task top = channel.tasks.peek();
        if (top != null) {
            top.digit(digit);
        }
    }
}
