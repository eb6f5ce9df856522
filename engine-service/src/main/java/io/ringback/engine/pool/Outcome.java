package io.ringback.engine.pool;

import io.ringback.contracts.CallFact.LegEnded;

/** What a dial says of the trunk it went over. */
public enum Outcome {
    /** It reached the far side: somebody rang, answered, was busy or said no. */
    CARRIED,
    /** The trunk or what is behind it did not carry it. */
    FAILED,
    /** Nothing: we ended it ourselves, or nobody knows. */
    UNKNOWN;

    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    /** Reads the end of a leg. */
    public static Outcome of(LegEnded end) {
        if (end.rang()) {
            return CARRIED;
        }
        return switch (end.disposition()) {
            case ANSWERED, BUSY, REJECTED, INVALID_NUMBER -> ended(end, CARRIED);
            case CONGESTION, FAILED -> ended(end, FAILED);
            case UNREACHABLE -> ended(end, isOfTheCallee(end) ? CARRIED : FAILED);
            case NO_ANSWER, CANCELLED, ABANDONED, NO_DESTINATION, DEFERRED -> UNKNOWN;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** A gate of ours that let nothing out says nothing of the trunk. */
    private static Outcome ended(LegEnded end, Outcome outcome) {
        return switch (end.hungUpBy()) {
            case PLATFORM -> UNKNOWN;
            case CALLER, CALLEE, NETWORK, UNKNOWN -> outcome;
        };
    }

    /** A phone that is switched off, or a number that is not in use, is no fault of the trunk. */
    private static boolean isOfTheCallee(LegEnded end) {
        Integer sip = end.sip();
        return sip != null && (sip == TEMPORARILY_UNAVAILABLE || sip == NOT_FOUND || sip == GONE);
    }
}
