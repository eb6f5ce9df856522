/** The engine by itself: driven by messages as rating publishes them, watched at the switch. */
@NullMarked
package io.ringback.proof.bench.engine;

import org.jspecify.annotations.NullMarked;
