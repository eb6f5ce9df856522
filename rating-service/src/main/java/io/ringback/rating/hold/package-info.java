/** Holds nobody came back for. */
@NullMarked
package io.ringback.rating.hold;

import org.jspecify.annotations.NullMarked;
