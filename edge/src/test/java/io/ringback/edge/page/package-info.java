/** Tests of this part. */
@NullMarked
package io.ringback.edge.page;

import org.jspecify.annotations.NullMarked;
