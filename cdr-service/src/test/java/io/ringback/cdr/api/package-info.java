/** Tests of this part. */
@NullMarked
package io.ringback.cdr.api;

import org.jspecify.annotations.NullMarked;
