/** Money: accounts, rate decks, routes, quotes, authorisation with its hold, settlement, and the ledger. */
@NullMarked
package io.ringback.rating;

import org.jspecify.annotations.NullMarked;
