/** Faults at random moments of a stack under load, and whether all was well in the end. */
@NullMarked
package io.ringback.proof.chaos;

import org.jspecify.annotations.NullMarked;
