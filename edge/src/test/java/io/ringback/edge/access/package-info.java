/** Tests of this part. */
@NullMarked
package io.ringback.edge.access;

import org.jspecify.annotations.NullMarked;
