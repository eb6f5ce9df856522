package io.ringback.rating.sheet;

/** How far an import is. */
enum ImportState {
    /** Lines are read. */
    RUNNING,
    /** A new version is there, a draft. */
    STORED,
    /** It was a dry run: nothing is stored. */
    COMPARED,
    /** Lines are wrong: nothing is stored. */
    REFUSED,
    /** It broke off: nothing is stored. */
    FAILED
}
