package io.ringback.proof.simulation;

/** What can go wrong, and how likely it is each time it could. */
enum Fault {
    /** The database is away when a transaction wants to commit; nothing is changed. */
    COMMIT_FAILED(0.02),
    /** The transaction is committed, but nobody hears of it. */
    COMMIT_ANSWER_LOST(0.02),
    /** As that, for what engine-service does with rating's answers. */
    PLACING_ANSWER_LOST(0.02),
    /** As that, for the taking over of a switch's calls. */
    TAKEOVER_ANSWER_LOST(0.05),
    /** The process dies with a transaction that is not committed. */
    CRASH_BEFORE_COMMIT(0.005),
    /** The process dies before it does anything more. */
    CRASH_AFTER_COMMIT(0.005),
    /** The process dies between two effects on the wire. */
    CRASH_BETWEEN_EFFECTS(0.005),
    /** The relay dies between sending and deleting: the same rows are sent again. */
    SENT_TWICE(0.05),
    /** A partition goes to another consumer, which begins at the last committed offset. */
    REBALANCED(0.02),
    /** A record lies around for seconds. */
    SLOW_LOG(0.02),
    /** The session with the switch is cut; what is said until the next one is heard by nobody. */
    SESSION_CUT(0.01),
    /** The session is dead for seconds before the engine knows. */
    HALF_OPEN(0.004),
    /** An event is told twice. */
    EVENT_DOUBLED(0.01),
    /** An event takes its time, and those behind it with it. */
    SLOW_EVENT(0.02),
    /** The switch dies with all its calls, and comes back. */
    SWITCH_DIED(0.002),
    /** An engine is stopped for seconds and goes on as if nothing had been. */
    ENGINE_FROZEN(0.004);

    private final double probability;

    Fault(double probability) {
        this.probability = probability;
    }

    double probability() {
        return probability;
    }
}
