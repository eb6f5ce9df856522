package io.ringback.simulator.call;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** {@code Read(variable,file&file,max,options,attempts,timeout)}: digits into a variable, and READSTATUS. */
final class Read extends Task {
    private static final int MOST_DIGITS = 255;

    private final String variable;
    private final Digits.Order order;
    private int attemptsLeft;

    private Read(
            Switchboard board, Channel channel, String variable, Digits.Order order, int attempts, IntConsumer done) {
        super(board, channel, done);
        this.variable = variable;
        this.order = order;
        this.attemptsLeft = attempts;
    }

    static Read on(Switchboard board, Channel channel, String data, IntConsumer done) {
        String[] arguments = Arrays.copyOf(data.split(",", -1), 6);
        List<String> files = argument(arguments, 1).isEmpty()
                ? List.of()
                : Arrays.asList(argument(arguments, 1).split("&", -1));
        int max = number(argument(arguments, 2), MOST_DIGITS);
        // A timeout given here counts for the first and for every further digit.
        String given = argument(arguments, 5);
        Duration timeout = Functions.seconds(given);
        Digits.Order order = timeout.isZero()
                ? new Digits.Order(files, max, channel.responseTimeout, channel.digitTimeout)
                : new Digits.Order(files, max, timeout, timeout);
        return new Read(board, channel, argument(arguments, 0), order, number(argument(arguments, 4), 1), done);
    }

    private static String argument(String[] arguments, int index) {
        String argument = arguments[index];
        return argument == null ? "" : argument;
    }

    private static int number(String text, int otherwise) {
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : otherwise;
    }

    @Override
    protected void start() {
        if (channel.state != ChannelState.UP) {
            board.applications.answer(channel);
        }
        attempt();
    }

    private void attempt() {
        attemptsLeft--;
        new Digits(board, channel, order, this::collected).begin();
    }

    private void collected(Digits.Collected result) {
        boolean again = result.end() == Digits.End.TIMEOUT && result.digits().isEmpty() && attemptsLeft > 0;
        if (again) {
            attempt();
            return;
        }
        board.setVariable(channel, variable, result.digits());
        board.setVariable(channel, "READSTATUS", result.end().name());
        finish(result.end() == Digits.End.HANGUP ? -1 : 0);
    }

    @Override
    protected void interrupted() {
        finish(-1);
    }
}
