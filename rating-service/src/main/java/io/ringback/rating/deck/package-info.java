/** Rate decks: versions, activation, and the indexes in memory. */
@NullMarked
package io.ringback.rating.deck;

import org.jspecify.annotations.NullMarked;
