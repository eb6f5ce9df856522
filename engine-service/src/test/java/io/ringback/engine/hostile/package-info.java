/** Hostile texts on every way from a message to the bytes a switch reads. */
@NullMarked
package io.ringback.engine.hostile;

import org.jspecify.annotations.NullMarked;
