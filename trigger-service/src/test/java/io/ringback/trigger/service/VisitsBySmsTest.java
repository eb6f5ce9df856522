package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Visitors of buttons who have the code written to them. */
@OnServers
class VisitsBySmsTest {
    private static final String SITE = "https://shop.example";

    /** Addresses for documentation (RFC 5737). */
    private static final String HOME = "203.0.113.77";

    private static final String OFFICE = "203.0.113.78";

    @Inject
    Town town;

    @ConfigProperty(name = "ringback.trigger.sms.url")
    @SuppressWarnings("NullAway.Init")
    URI url;

    @Test
    void visitor_who_gets_an_sms_is_rung_for_the_talk_alone() {
        Customer shop = town.customer();
        String visits = visits(shop);
        try (var gateway = new Gateway(url)) {
            String number = Town.callee();
            Response ways = atSite(OFFICE).get(visits);
            Response begun = begin(visits, number, OFFICE);
            String visit = visits + "/" + begun.jsonPath().getString("visit");
            String code = gateway.sentTo(number, 1).getFirst().code();
            JsonPath sent = await().atMost(Wire.LIMIT)
                    .until(
                            () -> atSite(OFFICE).get(visit).jsonPath(),
                            seen -> seen.getString("message").equals("SENT"));

            Response called =
                    atSite(OFFICE).body("{\"code\": \"%s\"}".formatted(code)).post(visit);

            assertThat(ways.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
            assertThat(ways.jsonPath().<String>getList("ways")).containsExactly("CALL", "SMS");
            assertThat(begun.jsonPath().<String, Object>getMap(""))
                    .containsEntry("phase", "CODE")
                    .containsEntry("by", "SMS")
                    .containsEntry("over", false)
                    .doesNotContainKey("status");
            assertThat(sent.getBoolean("over")).isTrue();
            assertThat(called.jsonPath().<String, Object>getMap(""))
                    .containsEntry("phase", "CALL")
                    .containsEntry("status", "REQUESTED")
                    .doesNotContainKey("message");
            assertThat(shop.asks().get("/v1/callbacks").jsonPath().<String>getList("items.caller"))
                    .containsExactly(number);
        }
    }

    @Test
    void visitor_takes_an_sms_back_that_was_not_sent_yet() {
        String visits = visits(town.customer());
        Response begun = begin(visits, Town.callee(), OFFICE);

        Response cancelled =
                atSite(OFFICE).delete(visits + "/" + begun.jsonPath().getString("visit"));

        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(cancelled.jsonPath().getString("message")).isEqualTo("GIVEN_UP");
        assertThat(cancelled.jsonPath().getBoolean("over")).isTrue();
    }

    @Test
    void one_address_has_ten_messages_sent_an_hour_whichever_button_is_pressed() {
        for (int i = 0; i < 10; i++) {
            assertThat(begin(visits(town.customer()), Town.callee(), HOME).statusCode())
                    .isEqualTo(202);
        }

        Response eleventh = begin(visits(town.customer()), Town.callee(), HOME);

        assertThat(eleventh.statusCode()).isEqualTo(429);
        assertThat(eleventh.jsonPath().getString("code")).isEqualTo("too-many-codes");
        assertThat(begin(visits(town.customer()), Town.callee(), OFFICE).statusCode())
                .isEqualTo(202);
    }

    private static Response begin(String visits, String number, String address) {
        return atSite(address)
                .body("{\"number\": \"%s\", \"by\": \"SMS\"}".formatted(number))
                .post(visits);
    }

    private static RequestSpecification atSite(String address) {
        return RestAssured.given()
                .header("Origin", SITE)
                .header("X-Forwarded-For", address)
                .contentType("application/json");
    }

    /** A button of the shop's, where visits begin. */
    private static String visits(Customer shop) {
        String button = shop.asks("{\"callee\": \"%s\", \"origins\": [\"%s\"]}".formatted(Town.callee(), SITE))
                .post("/v1/buttons")
                .jsonPath()
                .getString("id");
        return "/v1/buttons/" + button + "/visits";
    }
}
