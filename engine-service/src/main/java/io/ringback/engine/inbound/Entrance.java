package io.ringback.engine.inbound;

/** Where the dialplan let a call in. */
public enum Entrance {
    /** Held unanswered: somebody called an access number. */
    ACCESS_NUMBER,
    /** Answered: somebody called a line that was busy. */
    BUSY_LINE,
    /** Answered: somebody called a line, and nobody answered there. */
    UNANSWERED_LINE
}
