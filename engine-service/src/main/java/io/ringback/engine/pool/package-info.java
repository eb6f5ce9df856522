/**
 * How much a switch and its trunks may carry: limits, a waiting line that is fair over accounts, and trunks that are
 * passed over while they fail. Pure.
 */
@NullMarked
package io.ringback.engine.pool;

import org.jspecify.annotations.NullMarked;
