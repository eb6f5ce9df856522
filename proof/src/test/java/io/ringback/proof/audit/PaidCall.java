package io.ringback.proof.audit;

import io.ringback.contracts.values.Ids;
import java.util.UUID;

/** What rating-service leaves behind of a call: 10 EUR paid in, 3 s of talk charged with 0.10. */
record PaidCall(UUID callback, UUID attempt, UUID account, UUID deck) {

    void plantIn(PlantedStack stack) {
        plantAttempt(stack);
        plantLedger(stack);
    }

    private void plantAttempt(PlantedStack stack) {
        stack.sql(
                "rating",
                "INSERT INTO call_plan (id, name, currency, callee_deck, caller_leg, created_at)"
                        + " VALUES (?, 'standard', 'EUR', 'retail', 'FREE', ?) ON CONFLICT DO NOTHING",
                Ids.next(),
                AnsweredCallback.time(0));
        stack.sql(
                "rating",
                "INSERT INTO account (id, number, name, status, currency, language, call_plan, balance, concurrency,"
                        + " minimum_talk_seconds, version, postings, chain_hash, created_at)"
                        + " VALUES (?, '100001', 'demo', 'ACTIVE', 'EUR', 'en', 'standard', 0, 1, 10, 1, 0, 'none', ?)",
                account,
                AnsweredCallback.time(0));
        stack.sql(
                "rating",
                "INSERT INTO rate_deck (id, name, version, currency, rates, created_at)"
                        + " VALUES (?, 'retail', 1, 'EUR', 2, ?)",
                deck,
                AnsweredCallback.time(0));
        stack.sql(
                "rating",
                "INSERT INTO rate (deck_id, prefix, destination, price_per_minute, connect_charge,"
                        + " first_increment_seconds, increment_seconds)"
                        + " VALUES (?, '4', 'Europe', 9, 0, 60, 60), (?, '49', 'Germany', 0.1, 0, 60, 60)",
                deck,
                deck);
        stack.sql(
                "rating",
                "INSERT INTO attempt (id, callback_id, attempt_number, account_id, sandbox, state, wish, requested_at,"
                        + " decided_at, deck_id, deck_version, call, hold_expires_at)"
                        + " VALUES (?, ?, 1, ?, false, 'SETTLED', '{}', ?, ?, ?, 1, '{}', ?)",
                attempt,
                callback,
                account,
                AnsweredCallback.time(0),
                AnsweredCallback.time(1),
                deck,
                AnsweredCallback.time(3600));
        stack.sql(
                "rating",
                "INSERT INTO settlement (attempt_id, callback_id, account_id, sandbox, caller_seconds, talk_seconds,"
                        + " overrun_millis, currency, price, amount, absorbed, deck_version, estimated, settled_at)"
                        + " VALUES (?, ?, ?, false, 5, 3, 0, 'EUR', 0.1, 0.1, 0, 1, false, ?)",
                attempt,
                callback,
                account,
                AnsweredCallback.time(9));
    }

    private void plantLedger(PlantedStack stack) {
        var payment = Ids.next();
        stack.sql(
                "rating",
                "INSERT INTO payment (id, account_id, amount, balance_after, created_at) VALUES (?, ?, 10, 10, ?)",
                payment,
                account,
                AnsweredCallback.time(0));
        var ledger = new PlantedLedger(stack, account);
        ledger.post("PAYMENT", "PAYMENTS", "10", null, null, payment, null);
        ledger.post("CHARGE", "REVENUE", "-0.1", attempt, "SETTLEMENT", null, null);
    }
}
