package io.ringback.simulator.call;

import org.jspecify.annotations.Nullable;

/** The two halves of a Local channel: one is dialled like any channel, the other runs the dialplan. */
final class LocalHalf implements FarEnd {
    private final Switchboard board;
    private final Channel own;
    private final Channel other;
    private final boolean first;
    private final String ani;

    private LocalHalf(Switchboard board, Channel own, Channel other, boolean first, String ani) {
        this.board = board;
        this.own = own;
        this.other = other;
        this.first = first;
        this.ani = ani;
    }

    static void join(Switchboard board, Channel one, Channel two, @Nullable Channel caller) {
        String ani = caller == null ? "" : caller.ani;
        one.farEnd = new LocalHalf(board, one, two, true, ani);
        two.farEnd = new LocalHalf(board, two, one, false, ani);
    }

    Channel other() {
        return other;
    }

    @Override
    public void called() {
        other.caller = own.connected;
        other.connected = own.caller;
        other.accountCode = own.accountCode;
        other.ani = ani;
        for (String[] variable : own.variables.inherited()) {
            board.setVariable(other, variable[0], variable[1]);
        }
        board.reports.newCallerId(other);
        board.reports.newAccountCode(other);
        board.reports.newConnectedLine(other);
        board.reports.localBridge(own, other);
    }

    @Override
    public void begin() {
        // A thread of its own in Asterisk: the dialler is done with its part before the other half starts.
        board.loop.execute(() -> Pbx.run(board, other));
    }

    @Override
    public void hungUp() {
        if (other.gone) {
            return;
        }
        if (first) {
            other.cause = own.cause;
        } else if (own.cause.code() > 0) {
            other.cause = own.cause;
        }
        board.reports.hangupRequest(other, own.cause, 0);
        board.loop.execute(() -> board.requestHangup(other, HangupCause.NONE));
    }
}
