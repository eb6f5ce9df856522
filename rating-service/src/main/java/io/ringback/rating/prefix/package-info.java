/** Longest-prefix match. Pure. */
@NullMarked
package io.ringback.rating.prefix;

import org.jspecify.annotations.NullMarked;
