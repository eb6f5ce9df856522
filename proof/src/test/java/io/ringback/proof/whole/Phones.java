package io.ringback.proof.whole;

import java.util.stream.Stream;

/** The simulated phones, which count how often they rang. The last two digits choose what they do. */
record Phones(RunningStack stack) {
    /** Answers and, as a callee, hangs up after three seconds. */
    static String answering(int hundred) {
        return german(hundred, 2);
    }

    static String busy(int hundred) {
        return german(hundred, 10);
    }

    static String talkingForEver(int hundred) {
        return german(hundred, 23);
    }

    /** A caller's number, which answers. */
    static String answeringCaller(int hundred) {
        return british(hundred, 1);
    }

    /** A caller's number, which answers too; one more for each n up to 100. */
    static String anotherCaller(int n) {
        return british(n % 10, 70 + n / 10);
    }

    /** A caller's number, which answers and keys 00493023125002 when asked. */
    static String keyingCaller(int hundred) {
        return british(hundred, 20);
    }

    /** A caller's number, which answers and keys what is no number, again and again. */
    static String wronglyKeyingCaller(int hundred) {
        return british(hundred, 21);
    }

    static String busyCaller(int hundred) {
        return british(hundred, 10);
    }

    static String silentCaller(int hundred) {
        return british(hundred, 11);
    }

    /** How often a phone has rung, over whichever switch. */
    long rings(String number) {
        return Stream.of(stack.value("SWITCH_HTTP").split(",", -1))
                .mapToLong(simulator -> new Client(simulator, "")
                        .get("/phones/" + number)
                        .body()
                        .path("rings")
                        .asLong())
                .sum();
    }

    private static String german(int hundred, int script) {
        return "+493023125%d%02d".formatted(hundred, script);
    }

    private static String british(int hundred, int script) {
        return "+442079460%d%02d".formatted(hundred, script);
    }
}
