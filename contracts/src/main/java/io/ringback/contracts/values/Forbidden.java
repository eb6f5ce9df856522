package io.ringback.contracts.values;

/**
 * A number that admission does not allow, so that forwarding does not reach it by another way.
 *
 * @param number E.164
 * @param rule code of the rule
 */
public record Forbidden(String number, String rule) {
    public Forbidden {
        Party.E164.require("number", number);
    }
}
