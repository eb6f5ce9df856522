package io.ringback.contracts.values;

/**
 * What a person decided about money.
 *
 * @param by the key's id, or {@code operator}
 * @param reason in their own words
 */
public record OperatorDecision(String by, String reason) {}
