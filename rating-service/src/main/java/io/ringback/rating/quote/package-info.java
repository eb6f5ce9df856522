/** Prices promised for a while. */
@NullMarked
package io.ringback.rating.quote;

import org.jspecify.annotations.NullMarked;
