package io.ringback.simulator.call;

import java.util.function.Consumer;

/**
 * The subroutine {@code U(ringback-confirm)}: asks the callee to press 1 before anybody is joined, and tells by a
 * UserEvent when 9 was pressed. The files to play stand in the channel variable RINGBACK_CONFIRM; without it, a beep.
 */
final class Confirmation extends Task {
    /** What the callee made of the question. */
    enum Answer {
        ACCEPTED,
        DECLINED,
        HUNG_UP
    }

    private final String subroutine;
    private final Consumer<Answer> answer;
    private String context = "";
    private String exten = "";

    Confirmation(Switchboard board, Channel callee, String subroutine, Consumer<Answer> answer) {
        super(board, callee, _ -> {});
        this.subroutine = subroutine;
        this.answer = answer;
    }

    @Override
    protected void start() {
        context = channel.context;
        exten = channel.exten;
        channel.context = subroutine;
        channel.exten = "s";
        String files = channel.variables.get("RINGBACK_CONFIRM");
        String data = "RB_CONFIRM," + (files == null ? "beep" : files) + ",1,,1,4";
        board.enter(channel, "Read", data);
        board.reports.newExten(channel, "Read", data);
        Read.on(board, channel, data, this::asked).begin();
    }

    private void asked(int result) {
        String key = channel.variables.get("RB_CONFIRM");
        boolean pressed = "1".equals(key);
        if (result >= 0 && "9".equals(key)) {
            board.reports.userEvent(channel, "RingbackOptOut");
        }
        if (result >= 0 && !pressed) {
            board.setVariable(channel, "GOSUB_RESULT", "CONTINUE");
        }
        channel.context = context;
        channel.exten = exten;
        channel.application = channel.baseApplication;
        channel.applicationData = channel.baseData;
        finish(0);
        if (result < 0) {
            answer.accept(Answer.HUNG_UP);
        } else {
            answer.accept(pressed ? Answer.ACCEPTED : Answer.DECLINED);
        }
    }

    @Override
    protected void interrupted() {
        finish(-1);
        answer.accept(Answer.HUNG_UP);
    }
}
