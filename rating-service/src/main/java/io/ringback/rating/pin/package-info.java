/** PINs: kept as hashes, tried a few times, locked out for longer and longer. */
@NullMarked
package io.ringback.rating.pin;

import org.jspecify.annotations.NullMarked;
