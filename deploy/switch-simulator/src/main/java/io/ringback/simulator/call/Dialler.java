package io.ringback.simulator.call;

/** Whoever dials a channel and waits for its answer: an Originate or a Dial. */
interface Dialler {
    void ringing(Channel leg);

    void answered(Channel leg);

    void refused(Channel leg, SipAnswer answer);

    /** The leg refused by a control frame, as Local channels do with Busy and Congestion. */
    void refusedByFrame(Channel leg, String dialStatus);

    /** The leg is to be taken down while nobody else looks after it. */
    void lost(Channel leg);
}
