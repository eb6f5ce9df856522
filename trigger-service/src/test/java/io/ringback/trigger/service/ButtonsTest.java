package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.Trigger;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Buttons on other sites, and the visitors who press them. */
@OnServers
class ButtonsTest {
    private static final String PATH = "/v1/buttons";
    private static final String SITE = "https://shop.example";

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    HeardCodes codes;

    @Test
    void visitor_tells_the_code_and_is_connected_with_the_site() {
        Customer shop = town.customer();
        String callee = Town.callee();
        String button = button(shop, callee);
        String number = Town.callee();

        Response begun = begin(button, number);
        String visit = begun.jsonPath().getString("visit");
        Response called = atSite().body("{\"code\": \"%s\"}".formatted(code(shop, number)))
                .post(PATH + "/" + button + "/visits/" + visit);

        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(begun.jsonPath().<String, Object>getMap(""))
                .containsEntry("phase", "CODE")
                .containsEntry("status", "REQUESTED")
                .containsEntry("over", false)
                .containsEntry("triesLeft", 5);
        assertThat(called.statusCode()).isEqualTo(202);
        assertThat(called.jsonPath().getString("phase")).isEqualTo("CALL");
        // The phone is still on the call that says the code: that is ended first.
        assertThat(called.jsonPath().getString("status")).isEqualTo("SCHEDULED");
        assertThat(wire.await(of(shop, number, Script.ANNOUNCE).callbackId(), WithdrawalRequested.class, 1)
                        .reason())
                .isEqualTo(StopReason.CANCELLED);
        Wish wish = talk(shop, number).wish();
        assertThat(wish.trigger()).isEqualTo(Trigger.WEB);
        assertThat(wish.accountId()).isEqualTo(shop.account());
        assertThat(wish.callee()).isEqualTo(new Party.E164(callee));
        assertThat(look(button, visit).getString("phase")).isEqualTo("CALL");
    }

    @Test
    void code_told_twice_is_one_call() {
        Customer shop = town.customer();
        String button = button(shop, Town.callee());
        String number = Town.callee();
        String visit = begin(button, number).jsonPath().getString("visit");
        String body = "{\"code\": \"%s\"}".formatted(code(shop, number));

        atSite().body(body).post(PATH + "/" + button + "/visits/" + visit);
        Response again = atSite().body(body).post(PATH + "/" + button + "/visits/" + visit);

        assertThat(again.statusCode()).isEqualTo(202);
        talk(shop, number);
        assertThat(calls(shop)).hasSize(2);
    }

    @Test
    void wrong_code_connects_nobody() {
        Customer shop = town.customer();
        String button = button(shop, Town.callee());
        String number = Town.callee();
        String visit = begin(button, number).jsonPath().getString("visit");
        String wrong = code(shop, number).equals("000000") ? "000001" : "000000";

        Response told =
                atSite().body("{\"code\": \"%s\"}".formatted(wrong)).post(PATH + "/" + button + "/visits/" + visit);

        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
        assertThat(calls(shop)).hasSize(1);
        assertThat(look(button, visit).getInt("triesLeft")).isEqualTo(4);
    }

    @Test
    void visitor_cancels_and_sees_it() {
        Customer shop = town.customer();
        String button = button(shop, Town.callee());
        String number = Town.callee();
        String visit = begin(button, number).jsonPath().getString("visit");
        atSite().body("{\"code\": \"%s\"}".formatted(code(shop, number)))
                .post(PATH + "/" + button + "/visits/" + visit);
        AttemptRequested request = talk(shop, number);
        Story story = Town.story(shop, request.callbackId(), request.attemptId());

        Response cancelled = atSite().delete(PATH + "/" + button + "/visits/" + visit);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.stopped(EndReason.CANCELLED));
        wire.say(Topic.CALL_CHARGES, story.settled("0", null));

        assertThat(cancelled.jsonPath().getString("status")).isEqualTo("CANCELLING");
        await().atMost(Wire.LIMIT).until(() -> look(button, visit).getBoolean("over"));
        assertThat(look(button, visit).getString("status")).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://shop.example", "https://shop.example.evil.example", "null"})
    void page_of_another_origin_learns_nothing(String origin) {
        String button = button(town.customer(), Town.callee());

        Response answer = RestAssured.given()
                .header("Origin", origin)
                .contentType("application/json")
                .body("{\"number\": \"%s\"}".formatted(Town.callee()))
                .post(PATH + "/" + button + "/visits");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.jsonPath().getString("detail")).isEqualTo("not allowed here");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void button_that_is_not_there_looks_like_one_that_is_elsewhere() {
        Response unknown = begin(UUID.randomUUID().toString(), Town.callee());
        Response without = RestAssured.given()
                .contentType("application/json")
                .body("{\"number\": \"%s\"}".formatted(Town.callee()))
                .post(PATH + "/" + button(town.customer(), Town.callee()) + "/visits");

        assertThat(List.of(unknown.statusCode(), without.statusCode())).containsOnly(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/019c0000-0000-7000-8000-00000000dead"})
    void browser_may_ask_from_the_site(String visit) {
        String button = button(town.customer(), Town.callee());

        Response asked = RestAssured.given()
                .header("Origin", SITE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(PATH + "/" + button + "/visits" + visit);

        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
        assertThat(asked.header("Access-Control-Allow-Headers")).isEqualTo("Content-Type");
        assertThat(asked.header("Vary")).contains("Origin");
    }

    @Test
    void button_lets_so_many_visitors_through_an_hour() {
        Customer shop = town.customer();
        String button =
                made(shop, Town.callee(), ", \"visitsPerHour\": 2").jsonPath().getString("id");

        assertThat(begin(button, Town.callee()).statusCode()).isEqualTo(202);
        assertThat(begin(button, Town.callee()).statusCode()).isEqualTo(202);
        Response third = begin(button, Town.callee());

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.jsonPath().getString("code")).isEqualTo("too-many-codes");
    }

    @Test
    void visit_of_another_button_is_not_there() {
        Customer shop = town.customer();
        String visit =
                begin(button(shop, Town.callee()), Town.callee()).jsonPath().getString("visit");
        String other = button(shop, Town.callee());

        assertThat(atSite().get(PATH + "/" + other + "/visits/" + visit).statusCode())
                .isEqualTo(404);
    }

    @Test
    void owner_makes_reads_replaces_and_removes_a_button() {
        Customer shop = town.customer();
        String callee = Town.callee();

        Response made = made(shop, callee, ", \"name\": \"Shop\"");
        String path = PATH + "/" + made.jsonPath().getString("id");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith(path);
        assertThat(made.jsonPath().<String, Object>getMap(""))
                .containsEntry("callee", callee)
                .containsEntry("name", "Shop")
                .containsEntry("language", "de")
                .containsEntry("visitsPerHour", 30)
                .containsEntry("origins", List.of(SITE))
                .extractingByKey("script")
                .asString()
                .matches("<script src=\"http://[^\"]+/page/button.js\" data-button=\"[0-9a-f-]{36}\" async></script>");
        assertThat(shop.asks().get(path).asString()).isEqualTo(made.asString());
        assertThat(shop.asks().get(PATH).jsonPath().getList("items.id")).hasSize(1);
        Response replaced = shop.asks(
                        "{\"callee\": \"%s\", \"origins\": [\"https://a.example\", \"https://A.example:443\"]}"
                                .formatted(callee))
                .put(path);
        assertThat(replaced.jsonPath().getList("origins")).isEqualTo(List.of("https://a.example"));
        assertThat(town.customer().asks().get(path).statusCode()).isEqualTo(404);
        assertThat(shop.asks().delete(path).statusCode()).isEqualTo(204);
        assertThat(shop.asks().get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "callee | {'callee': '112', 'origins': ['https://shop.example']}",
                "origins | {'callee': '+493023125002', 'origins': []}",
                "origins[0] | {'callee': '+493023125002', 'origins': ['*']}",
                "visitsPerHour | {'callee': '+493023125002', 'origins': ['https://a.example'], 'visitsPerHour': 0}",
                "visitsPerHour | {'callee': '+493023125002', 'origins': ['https://a.example'], 'visitsPerHour': 1001}",
                "language | {'callee': '+493023125002', 'origins': ['https://a.example'], 'language': 'E'}"
            })
    void bad_fields_are_named(String field, String body) {
        Response answer = town.customer().asks(body.replace('\'', '"')).post(PATH);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors.field")).containsExactly(field);
    }

    private List<AttemptRequested> calls(Customer shop) {
        return wire.heard(AttemptRequested.class).stream()
                .filter(request -> shop.account().equals(request.wish().accountId()))
                .toList();
    }

    private AttemptRequested of(Customer shop, String number, Script script) {
        await().atMost(Wire.LIMIT)
                .until(() ->
                        calls(shop).stream().anyMatch(request -> request.wish().script() == script));
        return calls(shop).stream()
                .filter(request -> request.wish().script() == script
                        && request.wish().caller().equals(new Party.E164(number)))
                .findFirst()
                .orElseThrow();
    }

    private AttemptRequested talk(Customer shop, String number) {
        return of(shop, number, Script.CONNECT);
    }

    private String code(Customer shop, String number) {
        return codes.in(of(shop, number, Script.ANNOUNCE));
    }

    private static JsonPath look(String button, String visit) {
        return atSite().get(PATH + "/" + button + "/visits/" + visit).jsonPath();
    }

    private static Response begin(String button, String number) {
        return atSite().body("{\"number\": \"%s\"}".formatted(number)).post(PATH + "/" + button + "/visits");
    }

    private static RequestSpecification atSite() {
        return RestAssured.given().header("Origin", SITE).contentType("application/json");
    }

    private static String button(Customer shop, String callee) {
        return made(shop, callee, "").jsonPath().getString("id");
    }

    private static Response made(Customer shop, String callee, String more) {
        return shop.asks("{\"callee\": \"%s\", \"origins\": [\"%s\"]%s}".formatted(callee, SITE, more))
                .post(PATH);
    }
}
