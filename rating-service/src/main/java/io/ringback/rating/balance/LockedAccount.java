package io.ringback.rating.balance;

import io.ringback.rating.authorization.FreeAllowances;
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
 * @param free what its packages still cover
 * @param window the hour and day its spend caps count over now
 * @param lowBalance from where on the balance is noted as low
 */
public record LockedAccount(
        Payer payer,
        LedgerHead ledger,
        PlanInForce plan,
        long routesVersion,
        boolean forwarding,
        FreeAllowances free,
        SpendWindow window,
        LowBalance lowBalance) {

    /** The same account after a change of what it has to spend. */
    LockedAccount paying(Payer changed) {
        return new LockedAccount(changed, ledger, plan, routesVersion, forwarding, free, window, lowBalance);
    }

    /** The same account with these left of its packages. */
    public LockedAccount free(FreeAllowances left) {
        return new LockedAccount(payer, ledger, plan, routesVersion, forwarding, left, window, lowBalance);
    }

    /** The same account after its postings. */
    public LockedAccount posted(LedgerHead head) {
        var paid = payer.withBalance(head.balanceMicros());
        return new LockedAccount(
                paid, head, plan, routesVersion, forwarding, free, window, lowBalance.at(head.balanceMicros()));
    }
}
