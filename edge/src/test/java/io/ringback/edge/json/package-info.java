/** Tests of this part. */
@NullMarked
package io.ringback.edge.json;

import org.jspecify.annotations.NullMarked;
