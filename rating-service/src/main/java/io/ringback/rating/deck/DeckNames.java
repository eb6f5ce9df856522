package io.ringback.rating.deck;

import io.ringback.messaging.Transaction;

/** Versions of one name are made, activated and removed one after the other. */
final class DeckNames {
    private DeckNames() {}

    static void lock(Transaction tx, String name) {
        tx.query("SELECT pg_advisory_xact_lock(hashtextextended('rate_deck/' || $1, 0))", name);
    }
}
