/** What a version of a deck would have brought in a period that is over. */
@NullMarked
package io.ringback.rating.replay;

import org.jspecify.annotations.NullMarked;
