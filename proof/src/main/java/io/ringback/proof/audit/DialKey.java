package io.ringback.proof.audit;

import java.util.UUID;

/**
 * One dial.
 *
 * @param n counts the dials of the attempt from 1
 */
record DialKey(UUID attemptId, int n) {
    @Override
    public String toString() {
        return "attempt " + attemptId + " dial " + n;
    }
}
