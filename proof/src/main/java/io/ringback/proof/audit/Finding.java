package io.ringback.proof.audit;

/** What came of looking at one invariant. */
public sealed interface Finding {

    /**
     * It holds.
     *
     * @param examined how many things were looked at; 0 when there was nothing to look at
     * @param unit what was counted, in the plural
     */
    record Holds(long examined, String unit) implements Finding {}

    /**
     * It does not hold.
     *
     * @param offender the first thing found that breaks it: ids, never a whole phone number
     */
    record Violated(String offender) implements Finding {}
}
