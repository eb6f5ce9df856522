package io.ringback.contracts.values;

/** How a callback was asked for. */
public enum Trigger {
    /** REST. */
    API,
    /** The web page or widget. */
    WEB,
    /** A dropped call to an access number (ANI). */
    MISSED_CALL,
    /** A destination left on an access number. */
    ACCESS_NUMBER,
    /** A text message. */
    SMS,
    /** An e-mail. */
    EMAIL,
    /** The offer on a busy or unanswered line. */
    BUSY_LINE,
    /** A monitoring alert. */
    ALERT,
    /** An imported Asterisk call file. */
    CALL_FILE
}
