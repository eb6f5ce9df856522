package io.ringback.simulator.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The AGI commands this switch has. */
final class AgiCommand {
    private static final int MOST_DIGITS = 1024;

    private final Switchboard board;
    private final Channel channel;
    private final List<String> words;
    private final Consumer<AgiResult> done;

    private AgiCommand(Switchboard board, Channel channel, List<String> words, Consumer<AgiResult> done) {
        this.board = board;
        this.channel = channel;
        this.words = words;
        this.done = done;
    }

    static void execute(Switchboard board, Channel channel, String command, Consumer<AgiResult> done) {
        new AgiCommand(board, channel, words(command), done).execute();
    }

    private void execute() {
        switch (word(0).toUpperCase(Locale.ROOT)) {
            case "EXEC" -> exec(word(1), String.join(",", words.subList(Math.min(2, words.size()), words.size())));
            case "GET" -> get();
            case "SET" -> set();
            case "STREAM" -> stream(word(2));
            case "HANGUP" -> hangup();
            case "ANSWER" -> {
                board.applications.answer(channel);
                done.accept(AgiResult.success("0"));
            }
            case "NOOP" -> done.accept(AgiResult.success("0"));
            case "VERBOSE" -> done.accept(AgiResult.success("1"));
            case "CHANNEL" -> done.accept(AgiResult.success(String.valueOf(channel.state.code())));
            default -> done.accept(AgiResult.unknownCommand());
        }
    }

    private String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    private void exec(String application, String data) {
        if (!Applications.known(application)) {
            done.accept(AgiResult.executed(-2));
            return;
        }
        String outerApplication = channel.application;
        String outerData = channel.applicationData;
        board.enter(channel, application, data);
        board.applications.execute(channel, application, data, result -> {
            channel.application = outerApplication;
            channel.applicationData = outerData;
            done.accept(AgiResult.executed(result));
        });
    }

    private void get() {
        switch (word(1).toUpperCase(Locale.ROOT)) {
            case "VARIABLE" -> {
                String value = board.variable(channel, word(2));
                done.accept(value == null ? AgiResult.success("0") : AgiResult.value(value));
            }
            case "DATA" -> data();
            default -> done.accept(AgiResult.unknownCommand());
        }
    }

    private void data() {
        Duration timeout = word(3).matches("[1-9][0-9]{0,8}") ? Duration.ofMillis(Long.parseLong(word(3))) : null;
        int max = word(4).matches("[1-9][0-9]{0,3}") ? Integer.parseInt(word(4)) : MOST_DIGITS;
        Digits.Order order = new Digits.Order(
                List.of(word(2)), max, or(timeout, channel.responseTimeout), or(timeout, channel.digitTimeout));
        new Digits(board, channel, order, this::collected).begin();
    }

    private static Duration or(@Nullable Duration given, Duration otherwise) {
        return given == null ? otherwise : given;
    }

    private void collected(Digits.Collected result) {
        done.accept(
                switch (result.end()) {
                    case OK -> AgiResult.success(result.digits());
                    case TIMEOUT -> AgiResult.success(result.digits() + " (timeout)");
                    case HANGUP -> AgiResult.success("-1");
                });
    }

    private void set() {
        if (word(1).equalsIgnoreCase("VARIABLE")) {
            board.setVariable(channel, word(2), word(3));
            done.accept(AgiResult.success("1"));
        } else {
            done.accept(AgiResult.unknownCommand());
        }
    }

    private void stream(String file) {
        new Playback(
                        board,
                        channel,
                        List.of(file),
                        false,
                        result -> done.accept(AgiResult.success(Math.min(0, result) + " endpos="
                                + board.sounds.length(file).toMillis() * 8)))
                .begin();
    }

    private void hangup() {
        if (channel.hangupSource.isEmpty()) {
            channel.hangupSource = "dialplan/agi";
        }
        board.reports.softHangupRequest(channel, 32);
        channel.hangupRequested = true;
        done.accept(AgiResult.success("1"));
    }

    /** Words apart by blanks; double quotes keep blanks together, a backslash keeps the next character. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean open = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && i + 1 < command.length()) {
                word.append(command.charAt(++i));
                open = true;
            } else if (c == '"') {
                quoted = !quoted;
                open = true;
            } else if (c == ' ' && !quoted) {
                if (open) {
                    words.add(word.toString());
                    word.setLength(0);
                    open = false;
                }
            } else {
                word.append(c);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }
}
