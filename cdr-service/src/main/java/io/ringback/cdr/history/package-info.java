/** Keeps the facts and charges as they come, and writes the record once both sides of an attempt are complete. */
@NullMarked
package io.ringback.cdr.history;

import org.jspecify.annotations.NullMarked;
