package io.ringback.rating.balance;

import io.ringback.rating.authorization.Payer;
import io.ringback.rating.authorization.SpendWindow;
import io.ringback.rating.ledger.LedgerHead;
import io.ringback.rating.plan.PlanInForce;

/**
 * An account whose row this transaction has locked.
 *
 * @param ledger where its chain of postings stands
 * @param plan its call plan as it is in force
 * @param routesVersion of the routes in force
 * @param forwarding whether anybody has forwarding rules at all
 * @param window the hour and day its spend caps count over now
 * @param lowBalance from where on the balance is noted as low
 */
public record LockedAccount(
        Payer payer,
        LedgerHead ledger,
        PlanInForce plan,
        long routesVersion,
        boolean forwarding,
        SpendWindow window,
        LowBalance lowBalance) {}
