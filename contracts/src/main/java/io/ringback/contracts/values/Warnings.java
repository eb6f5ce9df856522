package io.ringback.contracts.values;

/**
 * Time-left warnings.
 *
 * @param firstSeconds warn when this much is left; 0 for none
 * @param repeatSeconds and then every so often; 0 for once
 * @param toCallee whether the callee hears them too
 */
public record Warnings(int firstSeconds, int repeatSeconds, boolean toCallee) {
    public static final Warnings DEFAULT = new Warnings(60, 30, false);

    public Warnings {
        if (firstSeconds < 0 || repeatSeconds < 0) {
            throw new IllegalArgumentException("warnings must not be negative: " + firstSeconds + ", " + repeatSeconds);
        }
    }
}
