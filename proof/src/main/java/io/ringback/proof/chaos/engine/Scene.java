package io.ringback.proof.chaos.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Callbacks that stay in a phase for a while, told apart by their phones: the last two digits of a scripted number say
 * what it does. Between them every phase is populated; all of them hang up in the end.
 */
// Its lists are made by toList, so nobody changes them.
@SuppressWarnings("ImmutableEnumChecker")
enum Scene {
    /** The caller's phone rings until the time for it is over. */
    CALLER_RINGS(9, german(11), numbers(0, 9), ""),
    /** The caller keys nothing, three times. */
    CALLER_IS_SILENT(11, numbers(30, 34), List.of(), ""),
    /** The caller keys a number at once; who is called there hangs up after three seconds. */
    CALLER_KEYS(52, numbers(50, 69), List.of(), ""),
    /** The callee's phone rings until the time for it is over. */
    CALLEE_RINGS(10, numbers(70, 71), numbers(11, 11), ""),
    /** The two talk until they are cut off. */
    TWO_TALK(18, numbers(80, 83), numbers(26, 29), ",\"maxDuration\":45");

    /** A second request for a live pair, or within the dedupe window, joins the first and is no call. */
    private static final Duration REUSED_AFTER = Duration.ofSeconds(66);

    /** Of a hundred callbacks so many. */
    private final int share;

    private final List<String> callers;
    private final List<String> callees;
    private final String more;

    Scene(int share, List<String> callers, List<String> callees, String more) {
        this.share = share;
        this.callers = callers;
        this.callees = callees;
        this.more = more;
    }

    int share() {
        return share;
    }

    /** As many callers as there are, or as this rate of all scenes together needs so that none calls twice a minute. */
    List<String> callers(double rate) {
        int needed = (int) Math.ceil(rate * share / 100 * REUSED_AFTER.toSeconds());
        return callers.subList(0, Math.min(callers.size(), needed));
    }

    /** The request for the n-th callback of this kind, by one of so many callers. */
    String body(int n, String caller, int among) {
        var callee = callees.isEmpty() ? "" : ",\"callee\":\"" + callees.get((n / among + n) % callees.size()) + "\"";
        return "{\"caller\":\"" + caller + "\"" + callee + more + ",\"retry\":{\"times\":0}}";
    }

    /** What is keyed on the n-th phone of {@link #CALLER_KEYS}: one that answers, as it is dialled from abroad. */
    static String keyed(int n) {
        return "00493023125%d0%d#".formatted(n / 10 % 10, n % 10);
    }

    /** Those of one range: the others that nobody answers are customers' in the tests that share a stack with this. */
    private static List<String> german(int ending) {
        return IntStream.range(0, 10)
                .mapToObj(hundred -> "+493023125%d%02d".formatted(hundred, ending))
                .toList();
    }

    /** Numbers of both ranges whose last two digits lie in this range. */
    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .boxed()
                .flatMap(ending -> IntStream.range(0, 10)
                        .boxed()
                        .flatMap(hundred -> Stream.of(
                                "+442079460%d%02d".formatted(hundred, ending),
                                "+493023125%d%02d".formatted(hundred, ending))))
                .toList();
    }
}
