/** Forwarding rules in SQL. What they lead to is worked out in {@code authorization}. */
@NullMarked
package io.ringback.rating.forwarding;

import org.jspecify.annotations.NullMarked;
