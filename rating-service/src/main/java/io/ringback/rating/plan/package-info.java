/** Call plans: which decks price the legs of an account's calls. */
@NullMarked
package io.ringback.rating.plan;

import org.jspecify.annotations.NullMarked;
