/** Tests of this part. */
@NullMarked
package io.ringback.cdr.record;

import org.jspecify.annotations.NullMarked;
