package io.ringback.proof.audit;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Trigger;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One callback as the services leave it behind when all went well: 3 s of talk for 0.10 EUR. */
final class AnsweredCallback {
    static final String CALLER = "+442079460001";
    static final String CALLEE = "+493023125002";
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Money PRICE = Money.of("0.10", "EUR");

    final UUID callback = Ids.next();
    final UUID attempt = Ids.next();
    final UUID account = Ids.next();
    final UUID deck = Ids.next();
    final UUID switchId = Ids.next();
    private final RequestFacts request = new RequestFacts(
            1, Trigger.API, Script.CONNECT, new Party.E164(CALLER), new Party.E164(CALLEE), null, "en", START);
    private final List<LegCharge> legs = List.of(
            new LegCharge(Leg.CALLER, null, null, 5, 0, null, 0, Money.zero("EUR"), List.of("free")),
            new LegCharge(
                    Leg.CALLEE, "49", "Germany", 3, 60, new BigDecimal("0.10"), 0, PRICE, List.of("60 s at 0.10")));

    void plantIn(PlantedStack stack) throws Exception {
        plantTrigger(stack);
        plantRating(stack);
        plantLedger(stack);
        plantEngine(stack);
        plantHistory(stack);
        stack.phones(phones(ring(channel("caller", 1), "", channel("caller", 1), true), calleeRing()));
    }

    String channel(String leg, int n) {
        return "rb-local-" + attempt + "-" + leg + "-" + n;
    }

    String calleeRing() {
        return ring("1772445602.7", "dial-2", channel("caller", 1), true);
    }

    static String ring(String channelId, String commandId, String linkedId, boolean answered) {
        return """
                {"channelId":"%s","linkedId":"%s","commandId":"%s","role":"any","at":"%s","answered":%s}""".formatted(channelId, linkedId, commandId, START, answered);
    }

    /** What the two phones have seen. */
    static String phones(String caller, String callee) {
        return """
                [{"number":"442079460001","rings":1,"answered":1,"ringIntents":[%s]},
                 {"number":"493023125002","rings":1,"answered":1,"ringIntents":[%s]}]""".formatted(caller, callee);
    }

    CallDetailRecord record() {
        return new CallDetailRecord(
                callback,
                attempt,
                1,
                false,
                account,
                request,
                at(1),
                at(3),
                at(5),
                at(8),
                Disposition.ANSWERED,
                null,
                null,
                Leg.CALLEE,
                EndReason.HANGUP,
                HungUpBy.CALLEE,
                16,
                null,
                5,
                3,
                3000,
                0,
                List.of(),
                legs,
                PRICE,
                Money.zero("EUR"),
                Money.of("9.90", "EUR"),
                1,
                false);
    }

    void plantFact(PlantedStack stack, int number, CallFact fact) {
        var event = new CallEvent(callback, attempt, number, at(number), false, fact);
        stack.sql(
                "cdr",
                "INSERT INTO fact (attempt_id, number, at, type, body) VALUES (?, ?, ?, ?, ?)",
                attempt,
                number,
                time(number),
                Json.typeOf(event),
                text(event));
    }

    void plantIntent(PlantedStack stack, int n, String leg, long epoch, String number) {
        stack.sql(
                "engine",
                "INSERT INTO dial_intent (attempt_id, n, leg, switch_id, epoch, trunk, number, dialled_at)"
                        + " VALUES (?, ?, ?, ?, ?, 'sim', ?, ?)",
                attempt,
                n,
                leg,
                switchId,
                epoch,
                number,
                time(n * 2L));
    }

    CallFact dialing(Leg leg, int n, String number) {
        return new CallFact.LegDialing(
                leg,
                n,
                new Party.E164(number),
                "sim",
                switchId.toString(),
                channel(leg.name().toLowerCase(Locale.ROOT), n));
    }

    private void plantTrigger(PlantedStack stack) {
        stack.sql(
                "trigger",
                "INSERT INTO callback (id, account_id, sandbox, caller, callee, status, live, joins, created_at, expires_at,"
                        + " ended_at, state) VALUES (?, ?, false, ?, ?, 'COMPLETED', false, true, ?, ?, ?, '{}')",
                callback,
                account,
                CALLER,
                CALLEE,
                time(0),
                time(3600),
                time(9));
        var steps = List.of("ACCEPTED", "REQUESTED", "AUTHORIZED", "TALKING", "COMPLETED");
        for (int i = 0; i < steps.size(); i++) {
            stack.sql(
                    "trigger",
                    "INSERT INTO timeline (callback_id, number, at, status, code, text) VALUES (?, ?, ?, ?, 'STEP', 'a step')",
                    callback,
                    i + 1,
                    time(i),
                    steps.get(i));
        }
    }

    private void plantRating(PlantedStack stack) {
        stack.sql(
                "rating",
                "INSERT INTO account (id, number, name, status, currency, language, rate_deck, balance, concurrency,"
                        + " minimum_talk_seconds, version, postings, chain_hash, created_at)"
                        + " VALUES (?, '100001', 'demo', 'ACTIVE', 'EUR', 'en', 'retail', 9.9, 1, 10, 1, 2, 'h2', ?)",
                account,
                time(0));
        stack.sql(
                "rating",
                "INSERT INTO rate_deck (id, name, version, currency, state, rates, created_at)"
                        + " VALUES (?, 'retail', 1, 'EUR', 'ACTIVE', 2, ?)",
                deck,
                time(0));
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
                time(0),
                time(1),
                deck,
                time(3600));
        stack.sql(
                "rating",
                "INSERT INTO settlement (attempt_id, callback_id, account_id, sandbox, caller_seconds, talk_seconds,"
                        + " overrun_millis, currency, price, amount, absorbed, deck_version, estimated, settled_at)"
                        + " VALUES (?, ?, ?, false, 5, 3, 0, 'EUR', 0.1, 0.1, 0, 1, false, ?)",
                attempt,
                callback,
                account,
                time(9));
    }

    private void plantLedger(PlantedStack stack) {
        var payment = Ids.next();
        stack.sql(
                "rating",
                "INSERT INTO payment (id, account_id, amount, balance_after, created_at) VALUES (?, ?, 10, 10, ?)",
                payment,
                account,
                time(0));
        var paid = Ids.next();
        var charged = Ids.next();
        stack.sql("rating", """
                INSERT INTO posting (transfer_id, side, kind, account_id, house, currency, amount, attempt_id, phase,
                    payment_id, posted_at, sequence, balance_after, previous_hash, hash)
                VALUES (?, 'CUSTOMER', 'PAYMENT', ?, NULL, 'EUR', 10, NULL, NULL, ?, now(), 1, 10, repeat('0', 64), 'h1'),
                       (?, 'HOUSE', 'PAYMENT', NULL, 'PAYMENTS', 'EUR', -10, NULL, NULL, ?, now(), NULL, NULL, NULL, NULL)""", paid, account, payment, paid, payment);
        stack.sql("rating", """
                INSERT INTO posting (transfer_id, side, kind, account_id, house, currency, amount, attempt_id, phase,
                    payment_id, posted_at, sequence, balance_after, previous_hash, hash)
                VALUES (?, 'CUSTOMER', 'CHARGE', ?, NULL, 'EUR', -0.1, ?, 'SETTLEMENT', NULL, now(), 2, 9.9, 'h1', 'h2'),
                       (?, 'HOUSE', 'CHARGE', NULL, 'REVENUE', 'EUR', 0.1, ?, 'SETTLEMENT', NULL, now(), NULL, NULL, NULL, NULL)""", charged, account, attempt, charged, attempt);
    }

    private void plantEngine(PlantedStack stack) {
        stack.sql(
                "engine",
                "INSERT INTO switch (switch_id, name, host, port, username, secret, switch_group, weight, trunks, created_at)"
                        + " VALUES (?, 'sim', '127.0.0.1', 5038, 'ringback', 'sealed', 'default', 1, '[]', ?)",
                switchId,
                time(0));
        stack.sql("engine", "INSERT INTO switch_owner VALUES (?, ?, 4, now())", switchId, Ids.next());
        stack.sql(
                "engine",
                "INSERT INTO attempt (attempt_id, callback_id, switch_id, epoch, sandbox, call_order, state, state_name,"
                        + " events, ended_at) VALUES (?, ?, ?, 4, false, '{}', '{}', 'Ended', 8, ?)",
                attempt,
                callback,
                switchId,
                time(8));
        plantIntent(stack, 1, "CALLER", 4, CALLER);
        plantIntent(stack, 2, "CALLEE", 4, CALLEE);
    }

    private void plantHistory(PlantedStack stack) throws Exception {
        plantFact(stack, 1, dialing(Leg.CALLER, 1, CALLER));
        plantFact(stack, 2, new CallFact.LegRinging(Leg.CALLER, 1));
        plantFact(stack, 3, new CallFact.LegAnswered(Leg.CALLER, 1));
        plantFact(stack, 4, dialing(Leg.CALLEE, 2, CALLEE));
        plantFact(stack, 5, new CallFact.LegAnswered(Leg.CALLEE, 2));
        plantFact(stack, 6, new CallFact.Bridged(2));
        plantFact(stack, 7, new CallFact.TalkEnded(EndReason.HANGUP, 2990));
        plantFact(
                stack,
                8,
                new CallFact.AttemptEnded(
                        Disposition.ANSWERED,
                        null,
                        Leg.CALLEE,
                        HungUpBy.CALLEE,
                        EndReason.HANGUP,
                        16,
                        null,
                        true,
                        true,
                        null,
                        4800,
                        2990,
                        false));
        var settled = new AttemptSettled(
                callback,
                attempt,
                at(9),
                false,
                account,
                null,
                request,
                at(1),
                5,
                3,
                0,
                legs,
                PRICE,
                Money.zero("EUR"),
                Money.of("9.90", "EUR"),
                1,
                false);
        stack.sql(
                "cdr",
                "INSERT INTO charge (charge_id, attempt_id, at, type, body) VALUES (?, ?, ?, 'AttemptSettled', ?)",
                attempt,
                attempt,
                time(9),
                text(settled));
        stack.sql(
                "cdr",
                "INSERT INTO cdr (attempt_id, callback_id, account_id, version, sandbox, ended_at, outcome, amount,"
                        + " currency, body) VALUES (?, ?, ?, 1, false, ?, 'ANSWERED', 0.1, 'EUR', ?)",
                attempt,
                callback,
                account,
                time(8),
                text(record()));
        stack.send(Topic.CDRS_LATEST.wireName(), attempt.toString(), Json.write(record()));
        stack.send(Topic.CALL_CDRS.wireName(), callback.toString(), Json.write(record()));
    }

    static Timestamp time(long seconds) {
        return Timestamp.from(at(seconds));
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static String text(Message message) {
        return new String(Json.write(message), StandardCharsets.UTF_8);
    }
}
