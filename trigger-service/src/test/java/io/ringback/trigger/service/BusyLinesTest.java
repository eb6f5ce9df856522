package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.LineEvent;
import io.ringback.contracts.LineEvent.BusyOfferTaken;
import io.ringback.contracts.LineEvent.LineFreed;
import io.ringback.contracts.Topic;
import io.ringback.contracts.WatchedLine;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.messaging.Database;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import io.vertx.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who took the offer on a busy line is called when it is free; each test has a site of its own. */
@OnServers
class BusyLinesTest {
    private static final AtomicInteger NEXT_SITE = new AtomicInteger();

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    private final String site = "site-" + NEXT_SITE.getAndIncrement();
    private final Instant now = Instant.now();
    private final Party line = new Party.Extension(site, "100");

    @Test
    void waiters_are_called_one_at_a_time_in_the_order_they_came() {
        Customer customer = customer();
        BusyOfferTaken second = offer("2", now.minusSeconds(80));
        BusyOfferTaken first = offer("1", now.minusSeconds(90));
        wire.say(Topic.LINE_EVENTS, second, first);
        looked();
        assertThat(List.of(status(customer, first), status(customer, second))).containsOnly("WAITING_FOR_LINE");
        assertThat(place(customer, first)).isEqualTo(1);
        assertThat(place(customer, second)).isEqualTo(2);
        assertThat(watched()).containsExactly(1, 2);

        LineFreed freed = freed(now.minusSeconds(70));
        wire.say(Topic.LINE_EVENTS, freed, freed, freed(now.minusSeconds(69)));
        AttemptRequested asked = wire.await(callback(first), AttemptRequested.class, 1);
        looked();
        assertThat(asked.wish().onlyIfFree()).isTrue();
        assertThat(asked.wish().caller()).isEqualTo(first.waiter());
        assertThat(asked.wish().callee()).isEqualTo(line);
        assertThat(status(customer, second)).isEqualTo("WAITING_FOR_LINE");

        Story story = Town.story(customer, callback(first), asked.attemptId());
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.talk());
        wire.say(Topic.CALL_CHARGES, story.settled("0.10", null));

        wire.await(callback(second), AttemptRequested.class, 1);
        looked();
        assertThat(watched()).containsExactly(1, 2, 1);
        assertThat(wire.heard(callback(first), AttemptRequested.class)).hasSize(1);
    }

    @Test
    void line_that_is_taken_again_gives_the_place_back_until_it_is_free_once_more() {
        Customer customer = customer();
        BusyOfferTaken first = offer("1", now.minusSeconds(90));
        BusyOfferTaken second = offer("2", now.minusSeconds(89));
        wire.say(Topic.LINE_EVENTS, first, second, freed(now.minusSeconds(80)));
        AttemptRequested asked = wire.await(callback(first), AttemptRequested.class, 1);

        lineBusy(customer, first, asked);
        await().atMost(Wire.LIMIT).until(() -> status(customer, first).equals("WAITING_FOR_LINE"));
        looked();
        assertThat(status(customer, second)).isEqualTo("WAITING_FOR_LINE");
        assertThat(place(customer, first)).isEqualTo(1);

        wire.say(Topic.LINE_EVENTS, freed(Instant.now()));

        wire.await(callback(first), AttemptRequested.class, 2);
        assertThat(wire.heard(callback(second), AttemptRequested.class)).isEmpty();
    }

    @Test
    void line_that_came_free_while_the_first_was_told_it_is_not_calls_the_first_again() {
        Customer customer = customer();
        BusyOfferTaken first = offer("1", now.minusSeconds(90));
        wire.say(Topic.LINE_EVENTS, first, freed(now.minusSeconds(80)));
        AttemptRequested asked = wire.await(callback(first), AttemptRequested.class, 1);

        wire.say(Topic.LINE_EVENTS, freed(Instant.now()));
        looked();
        lineBusy(customer, first, asked);

        assertThat(wire.await(callback(first), AttemptRequested.class, 2).attemptNumber())
                .isEqualTo(2);
    }

    @Test
    void five_may_wait_for_a_line_and_one_who_gives_up_makes_room() {
        Customer customer = customer();
        List<BusyOfferTaken> offers = List.of("1", "2", "3", "4", "5").stream()
                .map(digits -> offer(digits, now))
                .toList();
        BusyOfferTaken sixth = offer("6", now);
        BusyOfferTaken again = offer("5", now);
        wire.say(Topic.LINE_EVENTS, offers);
        wire.say(Topic.LINE_EVENTS, sixth, again);
        looked();
        assertThat(outcome(sixth)).isEqualTo("LINE_FULL");
        assertThat(outcome(again)).isEqualTo("JOINED");

        assertThat(customer.asks()
                        .delete("/v1/callbacks/" + callback(offers.getFirst()))
                        .statusCode())
                .isEqualTo(200);
        looked();
        BusyOfferTaken seventh = offer("7", now);
        wire.say(Topic.LINE_EVENTS, seventh);
        looked();

        assertThat(outcome(seventh)).isEqualTo("ACCEPTED");
        assertThat(watched()).containsExactly(1, 2, 3, 4, 5, 4, 5);
        assertThat(place(customer, offers.get(4))).isEqualTo(4);
    }

    @Test
    void wait_ends_after_eighty_minutes_or_two_hours() {
        Customer customer = customer();
        BusyOfferTaken busy = offer("1", Instant.now().minusSeconds(4798));
        BusyOfferTaken tooLate = offer("2", Instant.now().minusSeconds(4801));
        BusyOfferTaken unanswered = new BusyOfferTaken(
                Ids.next(), Instant.now().minusSeconds(7190), false, new Party.Extension(site, "3"), line, false);

        wire.say(Topic.LINE_EVENTS, busy, tooLate, unanswered);
        looked();
        await().atMost(Wire.LIMIT).until(() -> status(customer, busy).equals("EXPIRED"));
        looked();

        assertThat(outcome(tooLate)).isEqualTo("TOO_LATE");
        assertThat(status(customer, unanswered)).isEqualTo("WAITING_FOR_LINE");
        assertThat(watched()).containsExactly(1, 2, 1);
    }

    @Test
    void who_heard_nobody_answer_is_called_when_the_line_was_used_and_not_because_it_is_free() {
        Customer customer = customer();
        BusyOfferTaken unanswered = new BusyOfferTaken(
                Ids.next(), now.minusSeconds(90), false, new Party.Extension(site, "1"), line, false);
        BusyOfferTaken busy = offer("2", now.minusSeconds(80));
        wire.say(Topic.LINE_EVENTS, unanswered, busy, freed(now.minusSeconds(70)));
        AttemptRequested later = wire.await(callback(busy), AttemptRequested.class, 1);
        lineBusy(customer, busy, later);
        looked();
        assertThat(status(customer, unanswered)).isEqualTo("WAITING_FOR_LINE");

        Instant over = Instant.now();
        wire.say(Topic.LINE_EVENTS, new LineFreed(Ids.next(), over, false, line, over));
        AttemptRequested asked = wire.await(callback(unanswered), AttemptRequested.class, 1);

        assertThat(asked.wish().onlyIfFree()).isTrue();
        assertThat(asked.wish().callerRingTimeoutSeconds()).isEqualTo(10);
        assertThat(wire.heard(callback(busy), AttemptRequested.class)).hasSize(1);
    }

    @Test
    void extension_of_nobody_waits_for_nothing_and_a_site_is_one_accounts_only() {
        BusyOfferTaken strangers = offer("1", now);
        LineFreed unwatched = freed(now);
        wire.say(Topic.LINE_EVENTS, strangers, unwatched);
        wire.awaitHeard();
        Customer owner = customer();

        var other = Town.asOperator()
                .body("{\"sites\": [\"" + site + "\"]}")
                .put("/v1/admission-policy/accounts/" + town.customer().account());
        var everybody =
                Town.asOperator().body("{\"sites\": [\"" + site + "\"]}").put("/v1/admission-policy");
        var again = Town.asOperator()
                .body("{\"sites\": [\"" + site + "\"], \"denied\": [\"+1\"]}")
                .put("/v1/admission-policy/accounts/" + owner.account());

        assertThat(outcome(strangers)).isEqualTo("UNKNOWN_CALLER");
        assertThat(outcome(unwatched)).isEqualTo("NOBODY_WAITS");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.jsonPath().getString("code")).isEqualTo("site-taken");
        assertThat(everybody.jsonPath().getString("errors[0].field")).isEqualTo("sites");
        assertThat(again.statusCode()).isEqualTo(200);
    }

    @Test
    void number_that_is_registered_waits_for_a_number() {
        String caller = Town.caller();
        Customer customer = town.customerWith(caller);
        Party number = new Party.E164(Town.callee());
        BusyOfferTaken offer = new BusyOfferTaken(Ids.next(), now, false, new Party.E164(caller), number, true);

        wire.say(Topic.LINE_EVENTS, offer, new LineFreed(Ids.next(), now.plus(Duration.ofSeconds(1)), false, number));

        AttemptRequested asked = wire.await(callback(offer), AttemptRequested.class, 1);
        assertThat(asked.wish().accountId()).isEqualTo(customer.account());
        assertThat(asked.wish().callee()).isEqualTo(number);
    }

    /** One whose site this is. */
    private Customer customer() {
        Customer customer = town.customer();
        assertThat(Town.asOperator()
                        .body("{\"sites\": [\"" + site + "\"]}")
                        .put("/v1/admission-policy/accounts/" + customer.account())
                        .statusCode())
                .isEqualTo(200);
        return customer;
    }

    private void lineBusy(Customer customer, BusyOfferTaken offer, AttemptRequested asked) {
        Story story = Town.story(customer, callback(offer), asked.attemptId());
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.deferred(DeferReason.LINE_BUSY));
        wire.say(Topic.CALL_CHARGES, story.settled("0", null));
    }

    /** Waits until everything that was told is handled, and every line looked at. */
    private void looked() {
        wire.awaitHeard();
        await().atMost(Wire.LIMIT)
                .until(() ->
                        database.read("SELECT 1 AS one FROM line_check LIMIT 1").isEmpty());
    }

    /** How many waited for the line, as it was told. */
    private List<Integer> watched() {
        int told = database.read("SELECT version FROM watched_line WHERE key = $1", site + "/100")
                .getFirst()
                .getLong("version")
                .intValue();
        await().atMost(Wire.LIMIT)
                .until(() -> wire.heard(site + "/100", WatchedLine.class).size() == told);
        return wire.heard(site + "/100", WatchedLine.class).stream()
                .map(WatchedLine::waiters)
                .toList();
    }

    private UUID callback(LineEvent event) {
        await().atMost(Wire.LIMIT).until(() -> !led(event).isEmpty());
        return led(event).getFirst().getUUID("callback_id");
    }

    /** The event, once it has led to a callback. */
    private List<Row> led(LineEvent event) {
        return database.read(
                "SELECT callback_id FROM line_event WHERE id = $1 AND callback_id IS NOT NULL", event.eventId());
    }

    private String outcome(LineEvent event) {
        return database.read("SELECT outcome FROM line_event WHERE id = $1", event.eventId())
                .getFirst()
                .getString("outcome");
    }

    private String status(Customer customer, LineEvent event) {
        return customer.asks()
                .get("/v1/callbacks/" + callback(event))
                .jsonPath()
                .getString("status");
    }

    private int place(Customer customer, LineEvent event) {
        return customer.asks()
                .get("/v1/callbacks/" + callback(event))
                .jsonPath()
                .getInt("place");
    }

    private BusyOfferTaken offer(String waiter, Instant at) {
        return new BusyOfferTaken(Ids.next(), at, false, new Party.Extension(site, waiter), line, true);
    }

    private LineFreed freed(Instant at) {
        return new LineFreed(Ids.next(), at, false, line);
    }
}
