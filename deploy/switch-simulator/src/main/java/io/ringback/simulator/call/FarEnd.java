package io.ringback.simulator.call;

/** What is at the other end of a channel: a scripted phone, or the other half of a Local channel. */
public interface FarEnd {
    /** What is heard behind an answer. */
    enum Voice {
        /** A short greeting, then silence. */
        PERSON,
        /** A long announcement. */
        MACHINE,
        /** Nothing. */
        SILENCE,
        /** Something that tells nothing. */
        NONE
    }

    /** What is heard behind its answer. */
    default Voice voice() {
        return Voice.NONE;
    }

    /** The channel has been asked for and is about to be dialled; DialBegin has not been reported yet. */
    default void called() {}

    /** The dialling began: from now on this end may ring, answer or refuse. */
    void begin();

    /** The switch took the channel down. */
    void hungUp();

    /** An application wants to hear digits, at most {@code maxDigits} of them. */
    default void digitsWanted(int maxDigits) {}

    /** A sound begins on the channel. */
    default void hears(String file) {}

    /** The channel was joined to another one. */
    default void bridged() {}

    /** The channel this one dials to has begun to ring. */
    default void calleeRinging() {}

    /** True when media flows, so that an idle channel looks at its AGI queue with every packet. */
    default boolean media() {
        return false;
    }
}
