/** Starts and stops what moves messages, so that each service only declares what it consumes. */
@NullMarked
package io.ringback.edge.delivery;

import org.jspecify.annotations.NullMarked;
