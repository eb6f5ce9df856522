package io.ringback.local.process;

/** Ends the program with one sentence for the person who started it. */
public final class Halt extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Ends the program.
     *
     * @param sentence what is wrong and what to do about it
     */
    public Halt(String sentence) {
        super(sentence);
    }

    /**
     * Ends the program because of a failure.
     *
     * @param sentence what is wrong and what to do about it
     * @param cause the failure
     */
    public Halt(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
