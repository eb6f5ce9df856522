package io.ringback.simulator.call;

import java.util.List;
import java.util.function.Consumer;

/** What a callee hears before being joined, where the Dial has it: an announcement, then a subroutine's question. */
record Preliminaries(Switchboard board, Channel callee, DialOptions options, Consumer<Confirmation.Answer> answer) {
    void begin() {
        if (options.announcement().isEmpty()) {
            ask();
        } else {
            new Playback(board, callee, List.of(options.announcement()), false, this::announced).begin();
        }
    }

    private void announced(int result) {
        if (result < 0) {
            answer.accept(Confirmation.Answer.HUNG_UP);
        } else {
            ask();
        }
    }

    private void ask() {
        if (options.subroutine().isEmpty() || !board.hasContext(options.subroutine())) {
            answer.accept(Confirmation.Answer.ACCEPTED);
        } else {
            new Confirmation(board, callee, options.subroutine(), answer).begin();
        }
    }
}
