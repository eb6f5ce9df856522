/** History: what was attempted, how it ended and what it cost, one record per attempt. */
@NullMarked
package io.ringback.cdr;

import org.jspecify.annotations.NullMarked;
