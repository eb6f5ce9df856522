package io.ringback.proof.simulation;

/** Mistakes this simulation has found and that are still to be mended; what only they break is let pass. */
enum Known {
    /**
     * An owner that stood still renews its lease before it knows that its session was cut meanwhile; if it dies at that
     * moment, the talk is charged until then.
     */
    RENEWED_UNSEEN,
    /** A talk that began and ended unseen is told as if there had been none. */
    UNSEEN_TALK,
    /** A stop that comes while the news of the bridge is on its way makes a talk a cancelled attempt. */
    STOP_BEFORE_BRIDGE
}
