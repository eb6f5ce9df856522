package io.ringback.proof.whole;

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

    static String busyCaller(int hundred) {
        return british(hundred, 10);
    }

    static String silentCaller(int hundred) {
        return british(hundred, 11);
    }

    long rings(String number) {
        return new Client(stack.value("SWITCH_HTTP"), "")
                .get("/phones/" + number)
                .body()
                .path("rings")
                .asLong();
    }

    private static String german(int hundred, int script) {
        return "+493023125%d%02d".formatted(hundred, script);
    }

    private static String british(int hundred, int script) {
        return "+442079460%d%02d".formatted(hundred, script);
    }
}
