package io.ringback.proof.simulation;

/** Something that must hold does not. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String invariant, String sentence) {
        super(invariant + ": " + sentence);
    }
}
