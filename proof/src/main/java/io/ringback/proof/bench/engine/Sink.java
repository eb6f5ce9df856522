package io.ringback.proof.bench.engine;

/** Takes figures. */
@FunctionalInterface
public interface Sink {
    /**
     * Takes one.
     *
     * @param bare what the machine can do, NaN if there is no such thing
     * @param target what must be reached, NaN if nothing is promised
     * @param atMost whether less is better than the target
     */
    void add(String name, double value, String unit, double bare, double target, boolean atMost);
}
