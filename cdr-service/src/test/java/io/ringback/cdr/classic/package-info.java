/** Tests of this part. */
@NullMarked
package io.ringback.cdr.classic;

import org.jspecify.annotations.NullMarked;
