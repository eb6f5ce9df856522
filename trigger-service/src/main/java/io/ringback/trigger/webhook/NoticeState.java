package io.ringback.trigger.webhook;

/** How far a notice is. */
enum NoticeState {
    /** On its way, or to be tried again. */
    WAITING,
    /** Taken by the receiver. */
    DELIVERED,
    /** Not taken in three days, or the receiver was gone. */
    GIVEN_UP
}
