package io.ringback.proof.bench.rating;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Trigger;
import io.ringback.messaging.Received;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Accounts that may call, and what is asked for them and told of their calls. */
record Subjects(List<Subject> subjects) {
    /** One number of the range kept for examples stays for the account that calls alone. */
    private static final int MANY = 999;

    private static final int RING_SECONDS = 45;
    private static final int MOST_TALK_SECONDS = 600;
    private static final long TALK_MILLIS = 61_500;
    private static final Party.E164 CALLEE = new Party.E164("+493023125002");

    /** A deck, a plan, a route; the accounts are made from them. */
    private static final List<String> PRICES =
            List.of("""
            INSERT INTO rate_deck (id, name, version, currency, rates, created_at)
            VALUES ('00000000-0000-0000-0000-000000000001', 'bench', 1, 'EUR', 1, now())""", """
            INSERT INTO rate (deck_id, prefix, destination, price_per_minute, connect_charge, first_increment_seconds,
                              increment_seconds)
            VALUES ('00000000-0000-0000-0000-000000000001', '49', 'Germany', 0.10, 0, 60, 60)""", """
            INSERT INTO rate_deck_activation (id, deck_name, deck_id, version, activates_at, ordered_at, ordered_by)
            VALUES (gen_random_uuid(), 'bench', '00000000-0000-0000-0000-000000000001', 1, now(), now(), 'bench')""", """
            INSERT INTO call_plan (id, name, currency, callee_deck, caller_leg, created_at)
            VALUES (gen_random_uuid(), 'bench', 'EUR', 'bench', 'FREE', now())""", """
            INSERT INTO route (id, prefix, trunks, trunk_order, created_at)
            VALUES (gen_random_uuid(), '', ARRAY['carrier-a'], 'LISTED', now())""", "UPDATE route_table SET version = version + 1");

    private static final String ACCOUNT = """
            INSERT INTO account (id, number, name, status, currency, language, call_plan, balance, concurrency,
                                 minimum_talk_seconds, version, chain_hash, created_at)
            VALUES (?, ?, 'bench', 'ACTIVE', 'EUR', 'en', 'bench', 1000000000, 1000000, 10, 1, repeat('0', 64), now())""";

    private static final String NUMBER =
            "INSERT INTO caller_number (account_id, number, active, created_at) VALUES (?, ?, true, now())";

    /** An account and its own number. */
    record Subject(UUID account, Party.E164 number) {}

    static void makePrices(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : PRICES) {
                statement.execute(sql);
            }
        }
    }

    /** As many accounts as nobody gets in each other's way with. */
    static Subjects many(Connection connection) throws SQLException {
        return of(connection, 0, MANY);
    }

    /** All the calls are one account's. */
    static Subjects one(Connection connection) throws SQLException {
        return of(connection, MANY, 1);
    }

    private static Subjects of(Connection connection, int first, int count) throws SQLException {
        var subjects = new ArrayList<Subject>(count);
        try (var account = connection.prepareStatement(ACCOUNT);
                var number = connection.prepareStatement(NUMBER)) {
            for (int i = first; i < first + count; i++) {
                var subject = new Subject(Ids.next(), new Party.E164("+442079460%03d".formatted(i)));
                account.setObject(1, subject.account());
                account.setString(2, Integer.toString(100_000 + i));
                account.addBatch();
                number.setObject(1, subject.account());
                number.setString(2, subject.number().number());
                number.addBatch();
                subjects.add(subject);
            }
            account.executeBatch();
            number.executeBatch();
        }
        return new Subjects(List.copyOf(subjects));
    }

    /** So many attempts, one account after the other. */
    List<AttemptRequested> asking(int count) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var asked = new ArrayList<AttemptRequested>(count);
        for (int i = 0; i < count; i++) {
            var wish = wish(subjects.get(i % subjects.size()));
            asked.add(new AttemptRequested(Ids.next(), Ids.next(), 1, now, false, wish, now));
        }
        return asked;
    }

    /** Each of them has talked for a minute. */
    static List<CallEvent> ends(List<AttemptRequested> asked) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var ended = new AttemptEnded(
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
                TALK_MILLIS + 10_000,
                TALK_MILLIS,
                false);
        return asked.stream()
                .map(one -> new CallEvent(one.callbackId(), one.attemptId(), 1, now, false, ended))
                .toList();
    }

    static List<Received<? extends Message>> received(Topic topic, List<? extends Message> messages) {
        var received = new ArrayList<Received<? extends Message>>(messages.size());
        for (Message message : messages) {
            received.add(new Received<>(message, Ids.next(), topic, 0, 0, message.partitionKey(), Instant.now(), null));
        }
        return received;
    }

    private static Wish wish(Subject subject) {
        return new Wish(
                Trigger.API,
                subject.account(),
                null,
                Script.CONNECT,
                subject.number(),
                RING_SECONDS,
                CALLEE,
                RING_SECONDS,
                List.of(),
                List.of(),
                null,
                MOST_TALK_SECONDS,
                null,
                false,
                false,
                List.of(),
                null,
                "en",
                null);
    }
}
