package io.ringback.proof.audit;

/** Something that is true of the stack whatever happens to it. */
interface Invariant {

    /** Its number, such as {@code I4}. */
    String id();

    /** The rule, as a sentence. */
    String sentence();

    /** Looks for the first thing that breaks it. */
    Finding check(Evidence evidence);
}
