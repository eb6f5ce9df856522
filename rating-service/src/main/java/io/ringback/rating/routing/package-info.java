/** Which trunks may carry a number. Pure. */
@NullMarked
package io.ringback.rating.routing;

import org.jspecify.annotations.NullMarked;
