/** Tests of this part. */
@NullMarked
package io.ringback.edge.log;

import org.jspecify.annotations.NullMarked;
