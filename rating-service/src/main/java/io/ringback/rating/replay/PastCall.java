package io.ringback.rating.replay;

import java.time.Instant;

/**
 * A leg that was charged by a deck.
 *
 * @param digits of the number that was talked to, without its plus
 * @param decidedAt when it was authorised: rates valid then counted
 * @param start of the priced seconds
 * @param seconds that were priced
 */
record PastCall(String digits, Instant decidedAt, Instant start, long seconds) {}
