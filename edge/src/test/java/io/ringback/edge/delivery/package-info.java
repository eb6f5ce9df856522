/** Tests of this part. */
@NullMarked
package io.ringback.edge.delivery;

import org.jspecify.annotations.NullMarked;
