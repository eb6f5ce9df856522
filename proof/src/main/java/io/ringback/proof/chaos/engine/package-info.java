/** Engines killed and frozen while calls stand in every phase. */
@NullMarked
package io.ringback.proof.chaos.engine;

import org.jspecify.annotations.NullMarked;
