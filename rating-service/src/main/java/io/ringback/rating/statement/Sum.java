package io.ringback.rating.statement;

import java.math.BigDecimal;

/**
 * Postings of one kind, or to one destination, together.
 *
 * @param name the kind, or the rate's name
 * @param count postings of a kind, calls to a destination
 * @param amount what the balance changed by, in the statement's currency
 */
public record Sum(String name, long count, BigDecimal amount) {}
