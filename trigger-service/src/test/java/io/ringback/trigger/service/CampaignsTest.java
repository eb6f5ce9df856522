package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Counted;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Ids;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number takes part in a campaign as often as it may. */
@OnServers
class CampaignsTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    History history;

    private final String campaign = "c-" + Ids.next();
    private final Instant today = History.today();

    @Test
    void callback_that_is_under_way_is_the_one_of_the_day() {
        Customer customer = town.customer();
        history.made(campaign, 1, Counted.ANSWERED);
        String callee = Town.callee();

        Response first = ask(customer, callee);
        Response same = ask(customer, callee);
        Response other = ask(customer, Town.callee());
        Response dryRun = customer.asks(Town.body(Town.callee(), part() + ", \"dryRun\": true"))
                .post("/v1/callbacks");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.jsonPath().getString("campaign")).isEqualTo(campaign);
        assertThat(wire.await(id(first), AttemptRequested.class, 1).wish().campaign())
                .isEqualTo(campaign);
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(id(same)).isEqualTo(id(first));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("code")).isEqualTo("campaign");
        assertThat(other.jsonPath().getString("detail"))
                .isEqualTo(Town.CALLER + " has taken part as often as it may, and can again from "
                        + today.plus(1, ChronoUnit.DAYS) + " on.");
        assertThat(dryRun.jsonPath().getList("rules.findAll { !it.allowed }.rule"))
                .containsExactly("CAMPAIGN");
    }

    @Test
    void requests_of_one_number_at_once_are_let_in_as_often_as_it_may() throws Exception {
        Customer customer = town.customer();
        history.made(campaign, 2, Counted.ANSWERED);
        var statuses = new CopyOnWriteArrayList<Integer>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            String callee = Town.callee();
            threads.add(Thread.ofVirtual()
                    .start(() -> statuses.add(ask(customer, callee).statusCode())));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(statuses.stream().sorted()).containsExactly(202, 202, 422, 422, 422, 422, 422, 422);
    }

    @Test
    void talk_counts_from_its_end_on_though_history_is_silent_and_what_was_not_answered_does_not() {
        Customer customer = town.customer();
        history.made(campaign, 1, Counted.ANSWERED);
        UUID unanswered = id(ask(customer, Town.callee(), "\"retry\": {\"times\": 0}"));
        ended(customer, unanswered, false);

        Response again = ask(customer, Town.callee());
        ended(customer, id(again), true);
        Response third = ask(customer, Town.callee());

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(third.statusCode()).isEqualTo(422);
    }

    @Test
    void rung_phone_counts_where_rings_are_counted() {
        Customer customer = town.customer();
        history.made(campaign, 1, Counted.RUNG);
        UUID rung = id(ask(customer, Town.callee(), "\"retry\": {\"times\": 0}"));
        ended(customer, rung, false);

        assertThat(ask(customer, Town.callee()).statusCode()).isEqualTo(422);
    }

    @Test
    void what_history_has_counted_counts_once() {
        Customer customer = town.customer();
        history.made(campaign, 2, Counted.ANSWERED);
        UUID first = id(ask(customer, Town.callee()));
        ended(customer, first, true);
        history.counted(campaign, 1, Town.CALLER, first);

        Response second = ask(customer, Town.callee());
        history.counted(campaign, 2, Town.CALLER, first, id(second));
        Response third = ask(customer, Town.callee());

        assertThat(List.of(second.statusCode(), third.statusCode())).containsExactly(202, 422);
    }

    @Test
    void campaign_that_is_paused_or_not_there_lets_nobody_in() {
        Customer customer = town.customer();
        Response unknown = ask(customer, Town.callee());
        history.paused(campaign);
        Response paused = ask(customer, Town.callee());

        assertThat(unknown.jsonPath().getString("detail")).isEqualTo("There is no such campaign for the account.");
        assertThat(paused.jsonPath().getString("detail")).isEqualTo("The campaign is paused.");
    }

    @Test
    void callback_for_later_is_judged_by_its_time_and_ends_refused_if_the_campaign_is_paused_by_then() {
        Customer customer = town.customer();
        history.made(campaign, 1, Counted.ANSWERED);
        Response tomorrow = ask(customer, Town.callee(), "\"notBefore\": \"" + today.plus(30, ChronoUnit.HOURS) + "\"");
        Response alsoTomorrow =
                ask(customer, Town.callee(), "\"notBefore\": \"" + today.plus(31, ChronoUnit.HOURS) + "\"");
        Response soon =
                ask(customer, Town.callee(), "\"notBefore\": \"" + Instant.now().plusSeconds(2) + "\"");
        history.paused(campaign);

        assertThat(List.of(tomorrow.statusCode(), alsoTomorrow.statusCode(), soon.statusCode()))
                .containsExactly(202, 422, 202);
        await().atMost(Wire.LIMIT)
                .until(() -> customer.asks()
                        .get("/v1/callbacks/" + id(soon))
                        .jsonPath()
                        .getString("status")
                        .equals("REFUSED"));
        assertThat(customer.asks().get("/v1/callbacks/" + id(soon)).jsonPath().getString("reason"))
                .isEqualTo("CAMPAIGN");
    }

    @Test
    void visitor_of_a_button_takes_part_and_is_not_even_told_a_code_again() {
        Customer shop = town.customer();
        history.made(campaign, 1, Counted.ANSWERED);
        String number = Town.callee();
        String button = shop.asks("{\"callee\": \"%s\", \"origins\": [\"https://shop.example\"], %s}"
                        .formatted(Town.callee(), part()))
                .post("/v1/buttons")
                .jsonPath()
                .getString("id");
        history.counted(campaign, 1, number, Ids.next());

        Response refused = RestAssured.given()
                .header("Origin", "https://shop.example")
                .contentType("application/json")
                .body("{\"number\": \"%s\"}".formatted(number))
                .post("/v1/buttons/" + button + "/visits");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("campaign");
        assertThat(wire.heard(AttemptRequested.class))
                .noneMatch(request -> shop.account().equals(request.wish().accountId()));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"campaign\": \"Spring Sale\"', campaign",
        "'\"campaign\": \"x\", \"otherCallers\": [{\"number\": \"+442079460003\"}]', otherCallers"
    })
    void field_that_makes_no_sense_is_named(String more, String field) {
        Response refused = town.customer().asks(Town.body(Town.callee(), more)).post("/v1/callbacks");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field")).containsExactly(field);
    }

    @Test
    void button_of_a_campaign_that_is_not_there_is_not_made() {
        Response refused = town.customer()
                .asks("{\"callee\": \"%s\", \"origins\": [\"https://shop.example\"], %s}"
                        .formatted(Town.callee(), part()))
                .post("/v1/buttons");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field")).containsExactly("campaign");
    }

    private void ended(Customer customer, UUID callback, boolean talked) {
        AttemptRequested request = wire.await(callback, AttemptRequested.class, 1);
        var story = new Story(callback, request.attemptId(), customer.account(), request.at());
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, talked ? story.talk() : story.caller(Disposition.NO_ANSWER, 19, null));
        wire.say(Topic.CALL_CHARGES, story.settled(talked ? "0.10" : "0", null));
        await().atMost(Wire.LIMIT)
                .until(() -> customer.asks()
                        .get("/v1/callbacks/" + callback)
                        .jsonPath()
                        .getString("status")
                        .equals(talked ? "COMPLETED" : "NOT_REACHED"));
    }

    private Response ask(Customer customer, String callee) {
        return ask(customer, callee, null);
    }

    private Response ask(Customer customer, String callee, @Nullable String more) {
        return customer.asks(Town.body(callee, part() + (more == null ? "" : ", " + more)))
                .post("/v1/callbacks");
    }

    private String part() {
        return "\"campaign\": \"" + campaign + "\"";
    }

    private static UUID id(Response response) {
        return response.jsonPath().getUUID("id");
    }
}
