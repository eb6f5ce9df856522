/** What an ended call costs and what is taken for it. Pure. */
@NullMarked
package io.ringback.rating.settlement;

import org.jspecify.annotations.NullMarked;
