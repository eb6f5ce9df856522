/** Tests of this part. */
@NullMarked
package io.ringback.edge.trace;

import org.jspecify.annotations.NullMarked;
