package io.ringback.simulator.call;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The dialplan functions a client of this switch may read or write through a variable's name. */
final class Functions {
    private Functions() {}

    /** True when {@code name} was a function and has been written. */
    static boolean write(Switchboard board, Channel channel, String name, String value) {
        switch (name) {
            case "TIMEOUT(absolute)" -> board.absoluteTimeout(channel, seconds(value));
            case "TIMEOUT(response)" -> channel.responseTimeout = seconds(value);
            case "TIMEOUT(digit)" -> channel.digitTimeout = seconds(value);
            case "CALLERID(num)" -> caller(board, channel, new CallerId(value, channel.caller.name()));
            case "CALLERID(name)" -> caller(board, channel, new CallerId(channel.caller.number(), value));
            case "CALLERID(all)" -> caller(board, channel, CallerId.parse(value));
            default -> {
                return name.endsWith(")") && name.indexOf('(') > 0;
            }
        }
        return true;
    }

    private static void caller(Switchboard board, Channel channel, CallerId caller) {
        channel.caller = caller;
        board.reports.newCallerId(channel);
    }

    /** The value of the function {@code name}, or null when it is not one that is known here. */
    static @Nullable String read(Switchboard board, Channel channel, String name) {
        return switch (name) {
            case "TIMEOUT(absolute)" -> channel.absoluteTimeoutLeft(board.now());
            case "TIMEOUT(response)" -> channel.responseTimeout.toSeconds() + ".000";
            case "TIMEOUT(digit)" -> channel.digitTimeout.toSeconds() + ".000";
            case "CALLERID(num)" -> channel.caller.number();
            case "CALLERID(name)" -> channel.caller.name();
            case "CALLERID(all)" -> channel.caller.all();
            case "CHANNEL", "CHANNEL(name)" -> channel.name;
            case "CHANNEL(state)" -> channel.state.text();
            case "CHANNEL(uniqueid)", "UNIQUEID" -> channel.uniqueid;
            case "CHANNEL(linkedid)" -> channel.linkedid;
            case "CONTEXT" -> channel.context;
            case "EXTEN" -> channel.exten;
            case "PRIORITY" -> String.valueOf(channel.priority);
            case "HANGUPCAUSE" -> String.valueOf(channel.cause.code());
            case "CDR(billsec)" ->
                String.valueOf(
                        channel.answeredAt == null
                                ? 0
                                : Duration.between(channel.answeredAt, board.now())
                                        .toSeconds());
            default -> null;
        };
    }

    /** Seconds with an optional fraction; what is not a number counts as none, as in Asterisk. */
    static Duration seconds(String text) {
        return text.matches("[0-9]{1,9}([.][0-9]{1,6})?")
                ? Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue())
                : Duration.ZERO;
    }
}
