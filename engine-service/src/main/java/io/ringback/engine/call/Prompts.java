package io.ringback.engine.call;

import io.ringback.contracts.values.Disposition;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sounds a caller hears, each a list of sound file names without extension, played one after the other; an empty
 * list plays nothing.
 *
 * @param greeting please wait, connecting
 * @param busy the callee is busy or rejects
 * @param nobodyAnswers nobody answers
 * @param systemBusy the network or the platform cannot
 * @param timeIsUp the limit is reached
 * @param otherHungUp the callee hung up
 * @param goodbye anything else
 */
public record Prompts(
        List<String> greeting,
        List<String> busy,
        List<String> nobodyAnswers,
        List<String> systemBusy,
        List<String> timeIsUp,
        List<String> otherHungUp,
        List<String> goodbye) {
    /** What a sound file may be called: our own fixed words, with folders. */
    public static final Pattern FILE = Pattern.compile("[a-z0-9-]{1,40}(/[a-z0-9-]{1,40}){0,3}");

    public Prompts {
        greeting = checked(greeting);
        busy = checked(busy);
        nobodyAnswers = checked(nobodyAnswers);
        systemBusy = checked(systemBusy);
        timeIsUp = checked(timeIsUp);
        otherHungUp = checked(otherHungUp);
        goodbye = checked(goodbye);
    }

    /** Silence everywhere. */
    public static Prompts none() {
        return new Prompts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** What a caller hears who was not connected. */
    List<String> notConnected(Disposition disposition) {
        return switch (disposition) {
            case BUSY, REJECTED -> busy;
            case NO_ANSWER, UNREACHABLE -> nobodyAnswers;
            case CONGESTION, FAILED, UNKNOWN, DEFERRED -> systemBusy;
            case INVALID_NUMBER, NO_DESTINATION, CANCELLED, ABANDONED, ANSWERED -> goodbye;
        };
    }

    private static List<String> checked(List<String> files) {
        for (String file : files) {
            if (!FILE.matcher(file).matches()) {
                throw new IllegalArgumentException("a prompt must be words of a-z, 0-9 and hyphen: " + file);
            }
        }
        return List.copyOf(files);
    }
}
