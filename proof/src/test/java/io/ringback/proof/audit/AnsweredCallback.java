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
    final List<LegCharge> legs = List.of(
            new LegCharge(Leg.CALLER, null, null, 5, 0, null, 0, Money.zero("EUR"), List.of("free")),
            new LegCharge(
                    Leg.CALLEE, "49", "Germany", 3, 60, new BigDecimal("0.10"), 0, PRICE, List.of("60 s at 0.10")));

    void plantIn(PlantedStack stack) throws Exception {
        plantTrigger(stack);
        new PaidCall(callback, attempt, account, deck).plantIn(stack);
        plantEngine(stack);
        plantHistory(stack);
        stack.phones(Phones.phones(Phones.ring(channel("caller", 1), "", channel("caller", 1), true), calleeRing()));
    }

    String channel(String leg, int n) {
        return "rb-local-" + attempt + "-" + leg + "-" + n;
    }

    String calleeRing() {
        return Phones.ring("1772445602.7", "dial-2", channel("caller", 1), true);
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
                false,
                null);
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
                channel(leg == Leg.CALLER ? "caller" : "callee", n));
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

    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    static String text(Message message) {
        return new String(Json.write(message), StandardCharsets.UTF_8);
    }
}
