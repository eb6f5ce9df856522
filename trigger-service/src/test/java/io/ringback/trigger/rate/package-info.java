/** How many requests a key may make in a while. */
@NullMarked
package io.ringback.trigger.rate;

import org.jspecify.annotations.NullMarked;
