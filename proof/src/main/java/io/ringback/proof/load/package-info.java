/** Load on a running stack: requests on a fixed schedule, each followed to its end. */
@NullMarked
package io.ringback.proof.load;

import org.jspecify.annotations.NullMarked;
