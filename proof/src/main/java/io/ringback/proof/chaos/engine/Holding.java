package io.ringback.proof.chaos.engine;

import java.util.UUID;

/** A switch in the hands of one engine: the epoch rises whenever it changes hands. */
public record Holding(UUID switchId, long epoch) {}
