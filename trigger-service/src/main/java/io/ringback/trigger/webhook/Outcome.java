package io.ringback.trigger.webhook;

/** How a try ended. */
sealed interface Outcome {
    /** What is shown of it. */
    String answer();

    /** Taken: a status of 200 to 299. */
    record Arrived(String answer) implements Outcome {}

    /** Not taken, or nobody was there; it is tried again. */
    record Failed(String answer) implements Outcome {}

    /** The receiver wants nothing more, by 410 Gone. */
    record Unwanted(String answer) implements Outcome {}

    /** What a status says. */
    static Outcome of(int status) {
        var answer = "status " + status;
        if (status == 410) {
            return new Unwanted(answer);
        }
        return status >= 200 && status < 300 ? new Arrived(answer) : new Failed(answer);
    }
}
