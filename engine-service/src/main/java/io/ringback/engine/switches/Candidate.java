package io.ringback.engine.switches;

import io.ringback.engine.pool.Load;

/**
 * A switch that a call might be placed on.
 *
 * @param load what it carries, as far as this replica knows
 */
public record Candidate(Switch target, Load load) {}
