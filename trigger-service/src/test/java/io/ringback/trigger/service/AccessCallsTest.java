package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.LineEvent;
import io.ringback.contracts.LineEvent.DestinationLeft;
import io.ringback.contracts.LineEvent.MissedCall;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Trigger;
import io.ringback.messaging.Database;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import io.vertx.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls to access numbers, as the engine tells of them. */
@OnServers
class AccessCallsTest {
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    @Test
    void missed_call_is_called_back_after_the_delay_and_asked_for_the_destination() {
        String caller = Town.caller();
        Customer customer = town.customerWith(caller);
        String number = accessNumber("\"mode\": \"MISSED_CALL\", \"delay\": 2, \"language\": \"ru\"");
        MissedCall call = missed(number, caller, Instant.now());

        wire.say(Topic.LINE_EVENTS, call);

        UUID id = callback(call);
        AttemptRequested asked = wire.await(id, AttemptRequested.class, 1);
        assertThat(asked.at()).isAfterOrEqualTo(call.at().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS));
        assertThat(asked.wish().trigger()).isEqualTo(Trigger.MISSED_CALL);
        assertThat(asked.wish().accountId()).isEqualTo(customer.account());
        assertThat(asked.wish().caller()).isEqualTo(new Party.E164(caller));
        assertThat(asked.wish().callee()).isNull();
        assertThat(asked.wish().accessNumber()).isEqualTo(number);
        assertThat(asked.wish().language()).isEqualTo("ru");
        var view = customer.asks().get("/v1/callbacks/" + id).jsonPath();
        assertThat(Instant.parse(view.getString("expiresAt")))
                .isCloseTo(call.at().plusSeconds(2).plus(Duration.ofMinutes(30)), within(1, ChronoUnit.MILLIS));
    }

    @Test
    void event_that_is_told_again_rings_nobody_again_even_after_the_callback_has_ended() {
        String caller = Town.caller();
        Customer customer = town.customerWith(caller);
        MissedCall call = missed(accessNumber("\"mode\": \"MISSED_CALL\", \"delay\": 0"), caller, Instant.now());
        wire.say(Topic.LINE_EVENTS, call, call);
        UUID id = callback(call);
        Story story = Town.story(
                customer, id, wire.await(id, AttemptRequested.class, 1).attemptId());
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.talk());
        wire.say(Topic.CALL_CHARGES, story.settled("0.10", null));
        wire.awaitHeard();
        database.runInTransaction(
                tx -> tx.execute("UPDATE callback SET created_at = now() - interval '1 hour' WHERE id = $1", id));

        wire.say(Topic.LINE_EVENTS, call);
        wire.awaitHeard();

        assertThat(callbacks(customer)).isEqualTo(1);
        assertThat(wire.heard(id, AttemptRequested.class)).hasSize(1);
    }

    @Test
    void person_who_calls_five_times_is_called_back_once() {
        String caller = Town.caller();
        Customer customer = town.customerWith(caller);
        String number = accessNumber("\"mode\": \"MISSED_CALL\"");
        Instant now = Instant.now();
        List<MissedCall> calls = List.of(
                missed(number, caller, now.minusSeconds(4)),
                missed(number, caller, now.minusSeconds(9)),
                missed(number, caller, now),
                missed(number, caller, now.minusSeconds(1)),
                missed(number, caller, now.minusSeconds(3)));

        wire.say(Topic.LINE_EVENTS, calls);
        wire.awaitHeard();

        assertThat(callbacks(customer)).isEqualTo(1);
        assertThat(calls.stream().map(this::outcome))
                .containsExactly("ACCEPTED", "JOINED", "JOINED", "JOINED", "JOINED");
    }

    @Test
    void number_on_no_account_and_withheld_ones_are_not_called_back() {
        String number = accessNumber("\"mode\": \"MISSED_CALL\"");
        MissedCall unknown = missed(number, Town.caller(), Instant.now());
        MissedCall withheld = missed(number, "", Instant.now());
        MissedCall national = missed(number, "02079460001", Instant.now());

        wire.say(Topic.LINE_EVENTS, unknown, withheld, national);
        wire.awaitHeard();

        assertThat(List.of(outcome(unknown), outcome(withheld), outcome(national)))
                .containsOnly("UNKNOWN_CALLER");
    }

    @Test
    void number_of_another_account_is_nobody_at_an_access_number_that_belongs_to_somebody() {
        String caller = Town.caller();
        town.customerWith(caller);
        Customer owner = town.customerWith(Town.caller());
        String number = accessNumber("\"mode\": \"MISSED_CALL\", \"account\": \"" + owner.account() + "\"");
        MissedCall call = missed(number, caller, Instant.now());

        wire.say(Topic.LINE_EVENTS, call);
        wire.awaitHeard();

        assertThat(outcome(call)).isEqualTo("UNKNOWN_CALLER");
    }

    @Test
    void call_that_is_told_when_nobody_waits_any_more_is_not_answered() {
        String caller = Town.caller();
        Customer customer = town.customerWith(caller);
        String number = accessNumber("\"mode\": \"MISSED_CALL\", \"delay\": 10");
        Instant now = Instant.now();
        MissedCall late =
                missed(number, caller, now.minus(Duration.ofMinutes(30)).minusSeconds(11));

        wire.say(Topic.LINE_EVENTS, late);
        wire.awaitHeard();
        assertThat(outcome(late)).isEqualTo("TOO_LATE");
        assertThat(callbacks(customer)).isZero();

        MissedCall inTime = missed(number, caller, now.minus(Duration.ofMinutes(29)));
        wire.say(Topic.LINE_EVENTS, inTime);

        wire.await(callback(inTime), AttemptRequested.class, 1);
    }

    @Test
    void access_number_that_was_removed_calls_nobody_back() {
        String caller = Town.caller();
        town.customerWith(caller);
        String number = accessNumber("\"mode\": \"MISSED_CALL\"");
        Town.asOperator().delete("/v1/access-numbers/" + number);
        MissedCall call = missed(number, caller, Instant.now());

        wire.say(Topic.LINE_EVENTS, call);
        wire.awaitHeard();

        assertThat(outcome(call)).isEqualTo("NO_ACCESS_NUMBER");
    }

    @Test
    void every_rule_of_admission_holds_and_says_why_nobody_is_rung() {
        String caller = Town.caller();
        Customer customer = town.customerWith(caller);
        Town.asOperator().body("{\"number\": \"%s\"}".formatted(caller)).post("/v1/blocked-numbers");
        String premium = "+449098790%03d".formatted(NEXT.getAndIncrement());
        Customer rich = town.customerWith(premium);
        Town.asOperator().body("{\"kinds\": [\"PREMIUM\"]}").put("/v1/admission-policy/accounts/" + rich.account());
        String number = accessNumber("\"mode\": \"MISSED_CALL\"");
        MissedCall blocked = missed(number, caller, Instant.now());
        MissedCall dear = missed(number, premium, Instant.now());

        wire.say(Topic.LINE_EVENTS, blocked, dear);
        wire.awaitHeard();

        assertThat(outcome(blocked)).isEqualTo("REFUSED NUMBER_BLOCKED");
        assertThat(outcome(dear)).isEqualTo("REFUSED WANGIRI");
        assertThat(callbacks(customer)).isZero();
    }

    @Test
    void stranger_is_called_back_at_the_owners_expense_until_an_account_is_named() {
        Customer owner = town.customerWith(Town.caller());
        Customer payer = town.customerWith(Town.caller());
        Town.asOperator().body("{\"allowed\": [\"+44\"]}").put("/v1/admission-policy/accounts/" + payer.account());
        String caller = Town.caller();
        String number =
                accessNumber("\"mode\": \"ANY_CALLER\", \"delay\": 0, \"account\": \"" + owner.account() + "\"");
        MissedCall call = missed(number, caller, Instant.now());
        wire.say(Topic.LINE_EVENTS, call);
        UUID id = callback(call);
        AttemptRequested asked = wire.await(id, AttemptRequested.class, 1);
        assertThat(asked.wish().accountId()).isEqualTo(owner.account());
        assertThat(asked.wish().caller()).isEqualTo(new Party.E164(caller));
        Story story = Town.story(owner, id, asked.attemptId());

        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(
                Topic.CALLBACK_AUTHORIZATIONS,
                Town.story(payer, id, asked.attemptId()).authorized());
        wire.awaitHeard();
        List<CallFact> facts = new ArrayList<>(
                story.talk().subList(0, 3).stream().map(CallEvent::fact).toList());
        facts.add(new CallFact.DestinationDialled(1, Town.callee().substring(1)));
        facts.add(new CallFact.DestinationDialled(2, Town.caller().substring(1)));
        wire.say(Topic.CALL_EVENTS, story.events(facts.toArray(CallFact[]::new)));

        // Germany may be called from the owner's account, and not from the one that was named.
        assertThat(wire.await(id, CalleeRequested.class, 2).callee()).isNotNull();
        assertThat(wire.heard(id, CalleeRequested.class).getFirst().refused()).isNotNull();
        assertThat(owner.asks()
                        .get("/v1/callbacks/" + id + "/timeline")
                        .jsonPath()
                        .getList("steps.code"))
                .contains("IDENTIFIED", "COUNTRY");
    }

    @Test
    void stranger_at_a_number_for_anybody_is_rung_six_times_an_hour_at_most() {
        Customer owner = town.customerWith(Town.caller());
        String number = accessNumber("\"mode\": \"ANY_CALLER\", \"account\": \"" + owner.account() + "\"");
        String caller = Town.caller();
        database.runInTransaction(tx ->
                tx.execute("INSERT INTO number_ring (number, at) SELECT $1, now() FROM generate_series(1, 6)", caller));
        MissedCall call = missed(number, caller, Instant.now());

        wire.say(Topic.LINE_EVENTS, call);
        wire.awaitHeard();

        assertThat(outcome(call)).isEqualTo("REFUSED NUMBER_CAP");
    }

    @Test
    void destination_that_was_left_is_called_without_asking() {
        String caller = Town.caller();
        Customer customer = town.customerWith(caller);
        String callee = Town.callee();
        String number = accessNumber("\"mode\": \"PROMPT\", \"delay\": 0, \"patterns\": [{\"prefix\": \"011\","
                + " \"minDigits\": 10, \"maxDigits\": 18, \"strip\": 3, \"prepend\": \"+\"}]");
        DestinationLeft left = left(number, caller, "011" + callee.substring(1));
        DestinationLeft wrong = left(number, caller, callee.substring(1));

        wire.say(Topic.LINE_EVENTS, left, wrong, left);
        wire.awaitHeard();

        AttemptRequested asked = wire.await(callback(left), AttemptRequested.class, 1);
        assertThat(asked.wish().trigger()).isEqualTo(Trigger.ACCESS_NUMBER);
        assertThat(asked.wish().callee()).isEqualTo(new Party.E164(callee));
        assertThat(outcome(wrong)).isEqualTo("WRONG_DESTINATION");
        assertThat(callbacks(customer)).isEqualTo(1);
    }

    private String accessNumber(String fields) {
        String number = "+442079460%03d".formatted(900 + NEXT.getAndIncrement());
        assertThat(Town.asOperator()
                        .body("{\"number\": \"%s\", %s}".formatted(number, fields))
                        .post("/v1/access-numbers")
                        .statusCode())
                .isIn(201, 409);
        return number;
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

    /** As it is remembered: the kind, and the rule if there is one. */
    private String outcome(LineEvent event) {
        return database.read(
                        "SELECT concat_ws(' ', outcome, rule) AS said FROM line_event WHERE id = $1", event.eventId())
                .getFirst()
                .getString("said");
    }

    private static int callbacks(Customer customer) {
        return customer.asks().get("/v1/callbacks").jsonPath().getList("items").size();
    }

    private static MissedCall missed(String accessNumber, String ani, Instant at) {
        return new MissedCall(UUID.randomUUID(), at, false, accessNumber, ani);
    }

    private static DestinationLeft left(String accessNumber, String ani, String digits) {
        return new DestinationLeft(UUID.randomUUID(), Instant.now(), false, accessNumber, ani, digits);
    }
}
