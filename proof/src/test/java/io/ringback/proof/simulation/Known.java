package io.ringback.proof.simulation;

/** Mistakes this simulation has found and that are still to be mended; what only they break is let pass. */
enum Known {
    /**
     * A talk is charged until the cut was noticed, or until the owner before was last alive, though nobody heard of it
     * any more since.
     */
    PROOF_TOO_LATE,
    /** A talk that began and ended unseen is told as if there had been none, and the hunt goes on. */
    UNSEEN_TALK,
    /** A stop that comes while the news of the bridge is on its way makes a talk a cancelled attempt. */
    STOP_BEFORE_BRIDGE
}
