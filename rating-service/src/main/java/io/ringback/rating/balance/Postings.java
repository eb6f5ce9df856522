package io.ringback.rating.balance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Transaction;
import io.ringback.rating.ledger.Ledger;
import io.ringback.rating.ledger.LedgerHead;
import io.ringback.rating.ledger.Transfer;
import io.ringback.rating.snapshot.SnapshotPublisher;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Moves money of a locked account: the postings, the chain and the balance change together or not at all. */
@Singleton
public class Postings {
    private static final Logger LOG = Logger.getLogger(Postings.class);

    /** Far above what anybody pays in, and far below what the columns and a {@code long} can hold. */
    private static final long MAX_BALANCE_MICROS = Micros.of(Micros.MAX_AMOUNT);

    private final Ledger ledger;
    private final AccountRows accounts;
    private final SnapshotPublisher snapshots;
    private final Counter lowBalances;

    Postings(Ledger ledger, AccountRows accounts, SnapshotPublisher snapshots, MeterRegistry registry) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.lowBalances = Counter.builder("ringback.rating.low.balance")
                .description("Balances that fell below what their account wants to be told of")
                .register(registry);
    }

    /**
     * Posts these transfers one after the other.
     *
     * @param account as it stands in this transaction
     * @return where the account's chain stands now
     * @throws io.ringback.edge.problem.ProblemException 422 if the balance would leave its range
     */
    public LedgerHead post(Transaction tx, LockedAccount account, List<Transfer> transfers) {
        var head = account.ledger();
        for (Transfer transfer : transfers) {
            head = ledger.append(tx, head, transfer);
        }
        if (head.balanceMicros() > MAX_BALANCE_MICROS) {
            throw Problems.unprocessable("balance-too-large", "a balance is at most " + Micros.MAX_AMOUNT);
        }
        accounts.book(tx, account.ledger(), head, transfers.getLast().at());
        if (account.lowBalance().isCrossedBy(head.balanceMicros())) {
            note(tx, head);
        } else if (account.lowBalance().isLeftBy(head.balanceMicros())) {
            snapshots.publish(tx, head.accountId());
        }
        return head;
    }

    /** One transfer alone. */
    public LedgerHead post(Transaction tx, LockedAccount account, Transfer transfer) {
        return post(tx, account, List.of(transfer));
    }

    /** Once, until it is above again: the row keeps since when, and everyone is told. */
    private void note(Transaction tx, LedgerHead head) {
        snapshots.publish(tx, head.accountId());
        tx.afterCommit(lowBalances::increment);
        LOG.warnf(
                "accountId=%s balance=%s msg=\"balance is low\"",
                head.accountId(), Micros.decimal(head.balanceMicros()).toPlainString());
    }
}
