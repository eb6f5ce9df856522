/** Tests of this part. */
@NullMarked
package io.ringback.cdr.history;

import org.jspecify.annotations.NullMarked;
