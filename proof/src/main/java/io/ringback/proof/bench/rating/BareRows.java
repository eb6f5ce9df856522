package io.ringback.proof.bench.rating;

import io.ringback.contracts.values.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The rows a service has written, written once more by bare statements, one after the other, and nothing decided: as many
 * accounts changed, as many attempts, postings, settlements and messages as large, in transactions of the same size.
 */
final class BareRows {
    private static final String SOME_ATTEMPTS =
            "SELECT id, account_id FROM attempt WHERE account_id = ANY (?) AND state = 'AUTHORIZED' ORDER BY id LIMIT ?";

    private static final String HOLD =
            "UPDATE account SET held = held + 1.1, live_calls = live_calls + 1 WHERE id = ? AND balance - held - 1.1 >= -overdraft";

    private static final String ATTEMPT = """
            INSERT INTO attempt (id, callback_id, attempt_number, account_id, sandbox, state, wish, requested_at,
                                 decided_at, deck_id, deck_version, call, held, hold_open, hold_expires_at)
            SELECT ?, gen_random_uuid(), 1, account_id, false, 'AUTHORIZED', wish, requested_at, decided_at, deck_id,
                   deck_version, call, 1.1, true, hold_expires_at FROM attempt WHERE id = ?""";

    private static final String CLOSE = """
            UPDATE account SET held = held - 1.1, live_calls = live_calls - 1, hour_charged = hour_charged + 0.2,
                day_charged = day_charged + 0.2, balance = balance - 0.2, postings = postings + 1,
                chain_hash = repeat('a', 64) WHERE id = ?""";

    private static final String SETTLED = """
            UPDATE attempt SET state = 'SETTLED', held = 0, hold_open = false,
                call = jsonb_set(call, '{begun}', '{"answeredAt":"2026-01-01T00:00:00Z","bridgedAt":"2026-01-01T00:00:00Z"}')
            WHERE id = ?""";

    private static final String POSTINGS = """
            INSERT INTO posting (transfer_id, side, kind, account_id, house, currency, amount, attempt_id, phase,
                                 posted_at, sequence, balance_after, previous_hash, hash)
            SELECT transfer, 'CUSTOMER', 'CHARGE', id, NULL, 'EUR', -0.2, ?::uuid, 'SETTLEMENT', now(),
                   1000000 + postings, balance, repeat('a', 64), repeat('b', 64)
            FROM account, (SELECT ?::uuid AS transfer) t WHERE id = ?
            UNION ALL
            SELECT ?::uuid, 'HOUSE', 'CHARGE', NULL, 'REVENUE', 'EUR', 0.2, ?::uuid, 'SETTLEMENT', now(),
                   NULL, NULL, NULL, NULL""";

    private static final String SETTLEMENT = """
            INSERT INTO settlement (attempt_id, callback_id, account_id, sandbox, caller_seconds, talk_seconds,
                                    overrun_millis, currency, price, amount, absorbed, deck_version, estimated,
                                    settled_at, destination)
            VALUES (?, gen_random_uuid(), ?, false, 71, 62, 0, 'EUR', 0.2, 0.2, 0, 1, false, now(), 'Germany')""";

    /** As large as the last ones that were published to that topic. */
    private static final String MESSAGE = """
            INSERT INTO outbox (shard, topic, key, event_id, type, time, body)
            SELECT shard, topic, ?, gen_random_uuid(), type, time, body FROM outbox WHERE id = ?""";

    private final Connection connection;
    private final int batch;

    BareRows(Connection connection, int batch) {
        this.connection = connection;
        this.batch = batch;
    }

    /** An attempt, and whose. */
    record Held(UUID attempt, UUID account) {}

    /** Those of these accounts that the service has authorised last. */
    List<Held> authorized(List<UUID> accounts, int count) throws SQLException {
        var held = new ArrayList<Held>(count);
        try (var query = connection.prepareStatement(SOME_ATTEMPTS)) {
            query.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
            query.setInt(2, count);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    held.add(new Held(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
            }
        }
        return held;
    }

    /** Holds as much for as many calls again, and returns those. */
    List<Held> hold(List<Held> like) throws SQLException {
        long message = lastMessage("callback.authorizations.v1");
        var again = new ArrayList<Held>(like.size());
        try (var hold = connection.prepareStatement(HOLD);
                var attempt = connection.prepareStatement(ATTEMPT);
                var told = connection.prepareStatement(MESSAGE)) {
            for (Held one : like) {
                var id = Ids.next();
                run(hold, one.account());
                run(attempt, id, one.attempt());
                run(told, id.toString(), message);
                again.add(new Held(id, one.account()));
                commitEach(again.size());
            }
        }
        connection.commit();
        return again;
    }

    /** Charges them. */
    void settle(List<Held> held) throws SQLException {
        long message = lastMessage("call.charges.v1");
        try (var close = connection.prepareStatement(CLOSE);
                var settled = connection.prepareStatement(SETTLED);
                var postings = connection.prepareStatement(POSTINGS);
                var settlement = connection.prepareStatement(SETTLEMENT);
                var told = connection.prepareStatement(MESSAGE)) {
            int done = 0;
            for (Held one : held) {
                var transfer = Ids.next();
                run(close, one.account());
                run(settled, one.attempt());
                run(postings, one.attempt(), transfer, one.account(), transfer, one.attempt());
                run(settlement, one.attempt(), one.account());
                run(told, one.attempt().toString(), message);
                commitEach(++done);
            }
        }
        connection.commit();
    }

    private void commitEach(int done) throws SQLException {
        if (done % batch == 0) {
            connection.commit();
        }
    }

    private static void run(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        if (statement.executeUpdate() == 0) {
            throw new IllegalStateException("nothing was written: " + statement);
        }
    }

    private long lastMessage(String topic) throws SQLException {
        try (var query = connection.prepareStatement("SELECT max(id) FROM outbox WHERE topic = ?")) {
            query.setString(1, topic);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
