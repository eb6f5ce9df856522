package io.ringback.contracts.values;

/** Outcome of the human check. */
public enum HumanVerdict {
    /** A digit was pressed, or speech like a person's. */
    HUMAN,
    /** No digit, or speech like a machine's. */
    MACHINE,
    /** The check did not finish. */
    UNSURE
}
