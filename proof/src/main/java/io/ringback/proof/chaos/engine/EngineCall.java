package io.ringback.proof.chaos.engine;

import java.util.Optional;
import java.util.UUID;

/**
 * A living call, as the engine's table has it.
 *
 * @param attempt which
 * @param holding of the engine that works it
 * @param phase empty for what lies between two phases
 */
record EngineCall(UUID attempt, Holding holding, Optional<Phase> phase) {}
