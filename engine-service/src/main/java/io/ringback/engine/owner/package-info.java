/** Which replica may write to a switch: the one with its partition and the highest epoch, while it keeps renewing. */
@NullMarked
package io.ringback.engine.owner;

import org.jspecify.annotations.NullMarked;
