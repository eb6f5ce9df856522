package io.ringback.engine.call;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import java.time.Instant;

/**
 * One dial intent.
 *
 * @param n number within the attempt, from 1, never used twice
 * @param channelId its name; the caller's channel really has it, a callee's channel is known by it in our events only
 * @param at when the intent was made
 */
public record Dial(Leg leg, int n, String channelId, Party party, Route route, Instant at) {}
