package io.ringback.trigger.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.LowBalance;
import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.values.Money;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.notice.NoticeEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/**
 * Tells webhooks of a balance that has fallen low, once each time it does: a fall is known by its moment, so neither a
 * snapshot that comes again nor one made anew, or older than another, tells of it again.
 */
@Singleton
public class LowBalanceNotices {
    private static final String FALLEN = """
            INSERT INTO low_balance (account_id, since) VALUES ($1, $2)
            ON CONFLICT (account_id) DO UPDATE SET since = EXCLUDED.since WHERE low_balance.since < EXCLUDED.since""";

    /** In the order in which notices of callbacks lock them, too. */
    private static final String LISTENING = """
            SELECT id FROM webhook
            WHERE active AND NOT sandbox AND $2 = ANY (events) AND (account_id IS NULL OR account_id = $1)
            ORDER BY id FOR NO KEY UPDATE""";

    private static final String TELL = """
            WITH counted AS (
                UPDATE webhook SET notices = notices + 1 WHERE id = ANY ($1) RETURNING id, notices
            )
            INSERT INTO webhook_notice (webhook_id, order_number, event, data, happened_at, state, due_at)
            SELECT id, notices, $2, $3, $4, 'WAITING', now() FROM counted""";

    private final Courier courier;

    LowBalanceNotices(Courier courier) {
        this.courier = courier;
    }

    /** What a notice says; the sandbox spends nothing. */
    private record Data(UUID account, Money balance, Money threshold, Instant since, boolean sandbox) {}

    /** Writes down whom to tell. */
    public void handle(Transaction tx, Received<? extends Message> received) {
        if (received.message() instanceof AccountSnapshot account
                && account.lowBalance() != null
                && tx.execute(FALLEN, account.accountId(), account.lowBalance().since()) == 1) {
            tell(tx, account.accountId(), account.lowBalance());
        }
    }

    private void tell(Transaction tx, UUID account, LowBalance low) {
        var webhooks = tx.query(LISTENING, account, NoticeEvent.LOW_BALANCE).stream()
                .map(row -> row.getUUID("id"))
                .toArray(UUID[]::new);
        if (webhooks.length > 0) {
            var data = new Data(account, low.balance(), low.threshold(), low.since(), false);
            tx.later(TELL, webhooks, NoticeEvent.LOW_BALANCE, text(data), low.since());
            tx.afterCommit(courier::poke);
        }
    }

    private static String text(Data data) {
        try {
            return Json.mapper().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a notice", e);
        }
    }
}
