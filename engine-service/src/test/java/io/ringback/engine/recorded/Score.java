package io.ringback.engine.recorded;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A recording as Asterisk's part to be played: what it says, and what must have been asked of it before it says more.
 *
 * @param callerId the uniqueid of the recorded caller's channel
 * @param secondHalf the uniqueid of its second half, where it is a Local channel
 * @param originateId the ActionID of the recorded Originate
 * @param ringSeconds how long the recorded Originate let the caller ring
 * @param dials what was dialled, in order
 * @param answers what Asterisk answered to each recorded action
 */
record Score(
        String callerId,
        String secondHalf,
        String originateId,
        int ringSeconds,
        List<RecordedDial> dials,
        List<Step> steps,
        Map<String, Message> answers) {
    Score {
        dials = List.copyOf(dials);
        steps = List.copyOf(steps);
        answers = Map.copyOf(answers);
    }

    /** What is waited for. */
    enum Ask {
        ORIGINATE,
        /** A command that dials a callee. */
        DIAL,
        /** A command that plays something. */
        PROMPT,
        /** The end of the caller's channel. */
        HANGUP,
        /** The list of channels. */
        LIST
    }

    sealed interface Step {
        /** When it was, in the recording. */
        Instant at();
    }

    /** An event. */
    record Say(Instant at, Message message) implements Step {}

    /**
     * Nothing more is said before this was asked.
     *
     * @param id CommandID or ActionID of the recorded action, empty where the recorded dialplan did it by itself
     */
    record Await(Instant at, Ask ask, String id) implements Step {}

    /** The dialplan of old recordings went on by itself; here the caller is handed over instead. */
    record HandOver(Instant at) implements Step {}

    /**
     * The Dial of the recorded dialplan ended; here its command returns.
     *
     * @param result -1 if the caller is gone
     */
    record DialReturned(Instant at, int result) implements Step {}

    /** The recording client ended the caller's channel in the middle: the operator does. */
    record Stop(Instant at) implements Step {}

    /** The recording client closed the connection. */
    record Cut(Instant at) implements Step {}
}
