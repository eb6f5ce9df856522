/** What everyone is told of an account. */
@NullMarked
package io.ringback.rating.snapshot;

import org.jspecify.annotations.NullMarked;
