package io.ringback.contracts.values;

/**
 * What one rule says of a request.
 *
 * @param rule its code
 * @param allowed whether it lets the request pass
 * @param sentence why, for a person
 */
public record RuleAnswer(String rule, boolean allowed, String sentence) {}
