package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.messaging.Database;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnServers
class AskingTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    @Test
    void callback_of_many_attempts_shows_the_latest_and_the_rest_on_demand() {
        Customer customer = town.customer();
        UUID few = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        UUID many = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        Story first = Town.story(
                customer, many, wire.await(many, AttemptRequested.class, 1).attemptId());
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, first.authorized());
        wire.say(Topic.CALL_EVENTS, first.deferred(DeferReason.CAPACITY));
        wire.say(Topic.CALL_CHARGES, first.settled("0", null));
        wire.await(many, AttemptRequested.class, 2);
        deferredTimes(many, 249);

        JsonPath one = customer.asks().get("/v1/callbacks/" + many).jsonPath();
        JsonPath list = customer.asks().get("/v1/callbacks").jsonPath();
        JsonPath page = customer.asks()
                .get("/v1/callbacks/" + many + "/attempts?after=100&limit=60")
                .jsonPath();
        JsonPath last = customer.asks()
                .get("/v1/callbacks/" + many + "/attempts?after=248")
                .jsonPath();

        assertThat(one.getInt("attemptCount")).isEqualTo(250);
        assertThat(one.getList("attempts.number"))
                .hasSizeLessThanOrEqualTo(21)
                .contains(249)
                .doesNotContain(1);
        assertThat(list.getList("items.find { it.id == '%s' }.attempts.number".formatted(many)))
                .isEqualTo(one.getList("attempts.number"));
        assertThat(list.getList("items.find { it.id == '%s' }.attempts.number".formatted(few)))
                .containsExactly(1);
        assertThat(page.getList("items.number"))
                .isEqualTo(IntStream.rangeClosed(101, 160).boxed().toList());
        assertThat(page.getInt("next")).isEqualTo(160);
        assertThat(last.getList("items.number")).containsExactly(249);
        assertThat(last.getString("next")).isNull();
        assertThat(town.customer()
                        .asks()
                        .get("/v1/callbacks/" + many + "/attempts")
                        .statusCode())
                .isEqualTo(404);
    }

    /** As if a day of deferrals had passed: the attempts up to this one are over, the next is under way. */
    private void deferredTimes(UUID callback, int times) {
        database.runInTransaction(tx -> {
            tx.execute(
                    "INSERT INTO attempt (id, callback_id, number, body) SELECT gen_random_uuid(), callback_id, n, body"
                            + " FROM attempt, generate_series(2, $2) n WHERE callback_id = $1 AND number = 1",
                    callback,
                    times);
            tx.execute(
                    "UPDATE attempt SET body = regexp_replace(body, '\"number\":1,', '\"number\":' || number || ',')"
                            + " WHERE callback_id = $1",
                    callback);
            tx.execute(
                    "UPDATE callback SET state = regexp_replace(state, '\"attempts\":2', '\"attempts\":' || $2::int)"
                            + " WHERE id = $1",
                    callback,
                    times + 1);
        });
    }

    @Test
    void accepted_request_reaches_rating_and_everyone() {
        Customer customer = town.customer();
        String callee = Town.callee();

        Response response = customer.asks(Town.body(
                        callee,
                        "\"maxDuration\": 600, \"confirm\": true, \"humanCheck\": true,"
                                + " \"onMachine\": \"LEAVE_MESSAGE\", \"metadata\": {\"a\": \"b\"}"))
                .post("/v1/callbacks");

        assertThat(response.statusCode()).isEqualTo(202);
        JsonPath callback = response.jsonPath();
        UUID id = callback.getUUID("id");
        assertThat(response.header("Location")).endsWith("/v1/callbacks/" + id);
        assertThat(callback.getString("status")).isEqualTo("REQUESTED");
        AttemptRequested request = wire.await(id, AttemptRequested.class, 1);
        assertThat(request.wish().caller()).isEqualTo(new Party.E164(Town.CALLER));
        assertThat(request.wish().callee()).isEqualTo(new Party.E164(callee));
        assertThat(request.wish().accountId()).isEqualTo(customer.account());
        assertThat(request.wish().maxTalkSeconds()).isEqualTo(600);
        assertThat(request.wish().confirm()).isTrue();
        assertThat(request.wish().options()).isEqualTo(new CallOptions(true, MachinePolicy.LEAVE_MESSAGE, false));
        assertThat(callback.getBoolean("humanCheck")).isTrue();
        assertThat(callback.getString("onMachine")).isEqualTo("LEAVE_MESSAGE");
        assertThat(request.wish().language()).isEqualTo("de");
        assertThat(request.attemptNumber()).isEqualTo(1);
        wire.await(id, CallbackStateChanged.class, 2);
        assertThat(wire.heard(id, CallbackStateChanged.class))
                .extracting(CallbackStateChanged::number, CallbackStateChanged::status)
                .containsExactly(tuple(1, CallbackStatus.ACCEPTED), tuple(2, CallbackStatus.REQUESTED));
    }

    @Test
    void callback_is_read_as_it_was_answered() {
        Customer customer = town.customer();
        JsonPath asked =
                customer.asks(Town.body(Town.callee())).post("/v1/callbacks").jsonPath();

        JsonPath read =
                customer.asks().get("/v1/callbacks/" + asked.getUUID("id")).jsonPath();

        assertThat(read.<Object>get("$")).isEqualTo(asked.<Object>get("$"));
        assertThat(read.getList("attempts")).hasSize(1);
        assertThat(read.getInt("maxDuration")).isEqualTo(5400);
    }

    @Test
    void list_goes_through_an_account_page_by_page() {
        Customer customer = town.customer();
        List<String> asked = IntStream.range(0, 5)
                .mapToObj(_ -> customer.asks(Town.body(Town.callee()))
                        .post("/v1/callbacks")
                        .jsonPath()
                        .getString("id"))
                .toList();

        JsonPath first =
                customer.asks().get("/v1/callbacks?limit=3&status=REQUESTED").jsonPath();
        JsonPath second = customer.asks()
                .queryParam("cursor", first.getString("next"))
                .queryParam("caller", Town.CALLER)
                .get("/v1/callbacks?limit=3")
                .jsonPath();

        assertThat(first.getList("items.id"))
                .containsExactlyElementsOf(asked.reversed().subList(0, 3));
        assertThat(second.getList("items.id"))
                .containsExactlyElementsOf(asked.reversed().subList(3, 5));
        assertThat(second.getString("next")).isNull();
        assertThat(customer.asks()
                        .get("/v1/callbacks?status=CANCELLED")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(Town.asOperator()
                        .get("/v1/callbacks?account=" + customer.account())
                        .jsonPath()
                        .getList("items"))
                .hasSize(5);
    }

    @Test
    void fallbacks_and_the_number_to_show_reach_rating() {
        Customer customer = town.customer();
        String more = "\"callerId\": \"" + Town.CALLER
                + "\", \"fallbacks\": [{\"number\": \"+493023125003\", \"ringTimeout\": \"PT20S\","
                + " \"on\": [\"BUSY\"]}, {\"number\": \"+493023125004\"}]";

        UUID id = customer.asks(Town.body(Town.callee(), more))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");

        AttemptRequested request = wire.await(id, AttemptRequested.class, 1);
        assertThat(request.wish().callerId()).isEqualTo(Town.CALLER);
        assertThat(request.wish().fallbacks())
                .containsExactly(
                        new Fallback(new Party.E164("+493023125003"), 20, Set.of(TargetCondition.BUSY)),
                        new Fallback(new Party.E164("+493023125004"), 60, Set.of()));
    }

    @Test
    void operator_asks_for_an_account() {
        Customer customer = town.customer();

        Response named = Town.asOperator()
                .body(Town.body(Town.callee(), "\"account\": \"" + customer.account() + "\""))
                .post("/v1/callbacks");
        Response unnamed = Town.asOperator().body(Town.body(Town.callee())).post("/v1/callbacks");
        Response unknown = Town.asOperator()
                .body(Town.body(Town.callee(), "\"account\": \"" + UUID.randomUUID() + "\""))
                .post("/v1/callbacks");

        assertThat(named.statusCode()).isEqualTo(202);
        assertThat(named.jsonPath().getUUID("account")).isEqualTo(customer.account());
        assertThat(unnamed.jsonPath().getList("errors.field")).containsExactly("account");
        assertThat(unknown.jsonPath().getString("code")).isEqualTo("account-active");
    }

    @Test
    void key_of_the_sandbox_makes_sandbox_callbacks() {
        Customer customer = town.customer(Status.ACTIVE, Scope.CUSTOMER, true, List.of());

        UUID id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");

        assertThat(wire.await(id, AttemptRequested.class, 1).sandbox()).isTrue();
    }

    @Test
    void description_of_the_api_names_every_path() {
        String description = RestAssured.get("/q/openapi").asString();

        assertThat(description)
                .contains(
                        "/v1/callbacks:",
                        "/v1/callbacks/{id}:",
                        "/v1/callbacks/{id}/timeline:",
                        "/v1/callbacks/{id}/stream:",
                        "/v1/blocked-numbers:",
                        "+442079460001");
    }
}
