package io.ringback.contracts.values;

/** Which callbacks of a campaign count. */
public enum Counted {
    /** Those in which somebody was talked with. */
    ANSWERED,
    /** Those in which the participant's phone was dialled, whatever became of it. */
    RUNG
}
