package io.ringback.rating.balance;

import io.ringback.rating.authorization.Payer;
import io.ringback.rating.authorization.SpendWindow;
import io.ringback.rating.ledger.LedgerHead;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account whose row this transaction has locked.
 *
 * @param ledger where its chain of postings stands
 * @param deckId the active version of its rate deck, null if there is none
 * @param routesVersion of the routes in force
 * @param window the hour and day its spend caps count over now
 */
public record LockedAccount(
        Payer payer, LedgerHead ledger, @Nullable UUID deckId, long routesVersion, SpendWindow window) {}
