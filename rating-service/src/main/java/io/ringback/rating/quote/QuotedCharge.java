package io.ringback.rating.quote;

import io.ringback.contracts.values.Money;

/** What both legs together cost for so much talk, begun now, the caller answering right before it. */
public record QuotedCharge(int talkSeconds, Money amount) {}
