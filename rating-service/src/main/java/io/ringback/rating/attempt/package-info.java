/** Attempts from request to settlement: what comes by message, decided by the pure packages. */
@NullMarked
package io.ringback.rating.attempt;

import org.jspecify.annotations.NullMarked;
