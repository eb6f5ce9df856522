package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.edge.access.SignIn;
import io.ringback.edge.access.SignInTokens;
import io.ringback.messaging.Database;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Nobody asks faster than people do. */
@OnServers
class VelocityTest {
    /** Addresses for documentation (RFC 5737). */
    private static final String HOME = "203.0.113.7";

    private static final String OFFICE = "198.51.100.7";

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    @ConfigProperty(name = "ringback.shared-key")
    String sharedKey = "";

    @Test
    void account_asks_as_often_within_an_hour_as_its_policy_says() {
        Customer customer = customer("\"asksPerHour\": 2");

        Response first = ask(customer);
        Response second = ask(customer);
        Response third = ask(customer);
        Response dryRun =
                customer.asks(Town.body(Town.callee(), "\"dryRun\": true")).post("/v1/callbacks");
        database.runInTransaction(tx -> tx.execute(
                "UPDATE callback SET created_at = now() - interval '61 minutes' WHERE id = $1",
                first.jsonPath().getUUID("id")));
        Response later = ask(customer);

        assertThat(List.of(first.statusCode(), second.statusCode(), third.statusCode(), later.statusCode()))
                .containsExactly(202, 202, 422, 202);
        assertThat(third.jsonPath().getString("code")).isEqualTo("account-velocity");
        assertThat(third.jsonPath().getString("detail"))
                .isEqualTo("The account has asked for 2 callbacks within an hour.");
        assertThat(dryRun.jsonPath().getList("rules.findAll { !it.allowed }.rule"))
                .containsExactly("ACCOUNT_VELOCITY");
    }

    @Test
    void requests_of_the_same_moment_are_counted_one_after_the_other() throws Exception {
        assertThat(accepted(customer("\"asksPerHour\": 10"))).isEqualTo(10);
    }

    @Test
    void requests_of_the_same_moment_do_not_slip_past_a_large_limit_that_is_near() throws Exception {
        Customer customer = customer("\"asksPerHour\": 300");
        asked(customer, 290);

        assertThat(accepted(customer)).isEqualTo(10);
    }

    /** How many of fifty requests of the same moment are. */
    private long accepted(Customer customer) throws InterruptedException {
        List<Integer> answers;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> asked = people.invokeAll(Collections.nCopies(
                    50, (Callable<Integer>) () -> ask(customer).statusCode()));
            answers = asked.stream().map(Future::resultNow).toList();
        }
        assertThat(answers).hasSize(50).containsOnly(202, 422);
        return answers.stream().filter(status -> status == 202).count();
    }

    /** As many as were asked for before: copies of one, each for a number of its own, that are over. */
    private void asked(Customer customer, int times) {
        UUID one = ask(customer).jsonPath().getUUID("id");
        database.runInTransaction(tx -> tx.execute("""
                INSERT INTO callback (id, account_id, sandbox, caller, callee, status, live, joins, created_at, expires_at,
                                      ended_at, state)
                SELECT gen_random_uuid(), account_id, sandbox, caller, 'over ' || n, 'CANCELLED', false, joins, created_at,
                       expires_at, created_at, state
                FROM callback, generate_series(2, $2) AS n WHERE id = $1""", one, times));
    }

    @Test
    void range_of_numbers_is_rung_as_often_by_an_account_as_its_policy_says_keyed_or_not() {
        Customer customer = customer("\"ringsPerRange\": 3");
        Customer other = town.customer();
        String range = "+493023799";
        rung(customer, range + "001", 2, "59 minutes");
        rung(customer, range + "002", 5, "61 minutes");
        rung(other, range + "003", 5, "1 minute");
        UUID id = customer.asks("{\"caller\": \"%s\"}".formatted(Town.CALLER))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");

        Response third = customer.asks(Town.body(range + "004")).post("/v1/callbacks");
        Response fourth = customer.asks(Town.body(range + "005")).post("/v1/callbacks");
        Response elsewhere = ask(customer);
        keys(customer, id, range + "006");

        assertThat(List.of(third.statusCode(), fourth.statusCode(), elsewhere.statusCode()))
                .containsExactly(202, 422, 202);
        assertThat(fourth.jsonPath().getString("code")).isEqualTo("destination-velocity");
        assertThat(wire.await(id, CalleeRequested.class, 1).refused()).isEqualTo(RefusalReason.FORBIDDEN);
        assertThat(customer.asks()
                        .get("/v1/callbacks/" + id + "/timeline")
                        .jsonPath()
                        .getList("steps.code"))
                .contains("DESTINATION_VELOCITY");
    }

    @Test
    void people_at_one_address_ask_sixty_times_an_hour_whatever_they_say_of_it() {
        Customer customer = town.customer();
        askedFrom(HOME, 59, "59 minutes");
        askedFrom(HOME, 5, "61 minutes");

        Response sixtieth = signedIn(customer, HOME);
        Response next = signedIn(customer, HOME);
        Response invented = signedIn(customer, OFFICE + ", " + HOME);
        Response others = signedIn(customer, HOME + ", " + OFFICE);
        Response program = customer.asks(Town.body(Town.callee()))
                .header("X-Forwarded-For", HOME)
                .post("/v1/callbacks");

        assertThat(List.of(
                        sixtieth.statusCode(),
                        next.statusCode(),
                        invented.statusCode(),
                        others.statusCode(),
                        program.statusCode()))
                .containsExactly(202, 422, 422, 202, 202);
        assertThat(next.jsonPath().getString("code")).isEqualTo("address-velocity");
    }

    @Test
    void limits_must_be_ones() {
        Customer customer = town.customer();

        Response negative = policy(customer, "\"asksPerHour\": -1");
        Response huge = policy(customer, "\"ringsPerRange\": 100001");

        assertThat(List.of(negative.statusCode(), huge.statusCode())).containsOnly(400);
        assertThat(negative.jsonPath().getString("errors[0].field")).isEqualTo("asksPerHour");
        assertThat(huge.jsonPath().getString("errors[0].field")).isEqualTo("ringsPerRange");
    }

    private Customer customer(String policy) {
        Customer customer = town.customer();
        assertThat(policy(customer, policy).statusCode()).isEqualTo(200);
        return customer;
    }

    private static Response policy(Customer customer, String policy) {
        return Town.asOperator().body("{" + policy + "}").put("/v1/admission-policy/accounts/" + customer.account());
    }

    private static Response ask(Customer customer) {
        return customer.asks(Town.body(Town.callee())).post("/v1/callbacks");
    }

    private Response signedIn(Customer customer, String forwarded) {
        Instant now = Instant.now();
        String token = new SignInTokens(sharedKey)
                .write(new SignIn(customer.account(), now.minusSeconds(1), now.plus(Duration.ofMinutes(5))));
        return Town.as(token)
                .body(Town.body(Town.callee()))
                .header("X-Forwarded-For", forwarded)
                .post("/v1/callbacks");
    }

    private void keys(Customer customer, UUID id, String number) {
        Story story = Town.story(
                customer, id, wire.await(id, AttemptRequested.class, 1).attemptId());
        List<CallFact> facts = new ArrayList<>(
                story.talk().subList(0, 3).stream().map(CallEvent::fact).toList());
        facts.add(new CallFact.DestinationDialled(1, number.substring(1)));
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.events(facts.toArray(CallFact[]::new)));
    }

    private void rung(Customer customer, String number, int times, String ago) {
        database.runInTransaction(tx -> tx.execute(
                "INSERT INTO number_ring (number, at, account_id)"
                        + " SELECT $1, now() - $2::text::interval, $3 FROM generate_series(1, $4)",
                number,
                ago,
                customer.account(),
                times));
    }

    private void askedFrom(String address, int times, String ago) {
        database.runInTransaction(tx -> tx.execute(
                "INSERT INTO address_ask (address, at)"
                        + " SELECT $1, now() - $2::text::interval FROM generate_series(1, $3)",
                address,
                ago,
                times));
    }
}
