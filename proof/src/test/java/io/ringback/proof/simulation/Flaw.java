package io.ringback.proof.simulation;

/** A mistake that is put into the world on purpose, to see that it is found. */
enum Flaw {
    /** A message that comes again is handled again. */
    NO_DUPLICATE_CHECK,
    /** The wire comes before the database. */
    INTENT_NOT_DURABLE,
    /** More talk is added to what was granted, though it is a total. */
    EXTENSION_AS_DELTA,
    /** An order is dialled although its transaction may have been committed, and dialled, before. */
    LOST_ANSWER_DIALS_AGAIN,
    /** A frozen owner goes on writing to the switch when it thaws. */
    LEASE_NOT_CHECKED,
    /** An ended attempt is settled as often as its end is told. */
    SETTLED_TWICE,
    /** What is held is not counted when more is to be held. */
    HOLDS_NOT_COUNTED,
    /** Messages are sent whether or not their transaction is committed. */
    NO_OUTBOX,
    /** A row of the outbox is deleted before it is sent. */
    DELETED_BEFORE_SENT,
    /** A cancel is forgotten if the caller is just being dialled. */
    CANCEL_FORGOTTEN,
    /** Whoever gives a waiting call to another switch works it on, and what is written names an epoch but no switch. */
    WAITING_CALL_KEPT
}
