package io.ringback.proof.chaos.engine;

import java.util.Optional;

/** Where a call stands when its engine goes. */
public enum Phase {
    /** The caller's phone rings. */
    RINGING_CALLER("ringing the caller"),
    /** The caller is asked for the destination. */
    MENU("destination menu"),
    /** The caller has keyed a number, and the others decide about it. */
    AUTHORISING("waiting for authorisation"),
    /** The callee is dialled. */
    RINGING_CALLEE("ringing the callee"),
    /** The two talk. */
    BRIDGED("bridged"),
    /** The two talk, and more time has been asked for. */
    EXTENSION("extension"),
    /** It is decided how the call ends; the last prompt plays, the channels go. */
    HANGING_UP("hanging up");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** For people. */
    String title() {
        return title;
    }

    /**
     * The phase of a living attempt; empty for what lies between two phases.
     *
     * @param state as the engine's table names it
     * @param asking whether more time has been asked for
     */
    static Optional<Phase> of(String state, boolean asking) {
        return switch (state) {
            case "RingingCaller" -> Optional.of(RINGING_CALLER);
            case "Asking" -> Optional.of(MENU);
            case "AwaitingRuling" -> Optional.of(AUTHORISING);
            case "RingingCallee" -> Optional.of(RINGING_CALLEE);
            case "Talking" -> Optional.of(asking ? EXTENSION : BRIDGED);
            case "Closing" -> Optional.of(HANGING_UP);
            default -> Optional.empty();
        };
    }
}
