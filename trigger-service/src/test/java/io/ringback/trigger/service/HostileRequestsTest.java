package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.ringback.edge.log.OneLineEntries;
import io.ringback.local.testing.hostile.HostileRequests;
import io.ringback.local.testing.hostile.LoggedFaults;
import io.ringback.local.testing.hostile.Seed;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Hostile texts in every place of every operation of this service. */
@OnServers
class HostileRequestsTest {
    private static final int REQUESTS = 800;

    private static final String ACCESS_NUMBER = """
            {"number": "+493023125990", "mode": "MISSED_CALL", "delay": 10, "callerPrefix": "99", "language": "en",
             "patterns": [{"prefix": "011", "minDigits": 10, "maxDigits": 18, "strip": 3, "prepend": "+"}]}""";

    private static final String POLICY = """
            {"allowed": ["+49", "+44"], "denied": ["+4930231256"], "kinds": ["PREMIUM"],
             "hours": {"days": ["MONDAY"], "from": "00:00", "to": "00:00"}}""";

    private static final String BUTTON = """
            {"callee": "+493023125900", "origins": ["https://shop.example"], "name": "n", "language": "en",
             "visitsPerHour": 5}""";
    private static final String CODE = "{\"code\": \"123456\"}";
    private static final Map<String, String> BUTTONS_AND_PROOFS = Map.of(
            "POST /v1/buttons",
            BUTTON,
            "PUT /v1/buttons/{id}",
            BUTTON,
            "POST /v1/buttons/{id}/visits",
            "{\"number\": \"+493023125901\", \"by\": \"CALL\", \"language\": \"en\"}",
            "POST /v1/buttons/{id}/visits/{visit}",
            CODE,
            "POST /v1/number-proofs",
            "{\"number\": \"+493023125901\", \"by\": \"CALL\", \"language\": \"en\"}",
            "POST /v1/number-proofs/{id}",
            CODE);

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Inject
    Town town;

    @Test
    void each_is_answered_plainly_and_the_service_goes_on() throws Exception {
        Town.Customer customer = town.customer();
        UUID callback = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        LoggedFaults faults = LoggedFaults.from(new OneLineEntries());
        Map<String, String> bodies = new HashMap<>(BUTTONS_AND_PROOFS);
        bodies.putAll(Map.of(
                "POST /v1/callbacks",
                """
                {"caller": "+442079460001", "callee": "+493023125900", "account": "%s", "maxDuration": 60,
                 "confirm": false, "quote": "019c0000-0000-7000-8000-00000000dead", "language": "en",
                 "metadata": {"a": "b"}, "notBefore": "2027-01-01T00:00:00Z", "notAfter": "2027-01-02T00:00:00Z",
                 "timeZone": "Europe/Berlin",
                 "window": {"days": ["MONDAY"], "from": "09:00", "to": "18:00", "timeZone": "Europe/Berlin"},
                 "retry": {"times": 1, "interval": 60, "onUnknown": false},
                 "fallbacks": [{"number": "+493023125901", "ringTimeout": 20, "on": ["BUSY"]}],
                 "callerId": "+442079460001", "dryRun": false}""".formatted(customer.account()),
                "PATCH /v1/callbacks/{id}",
                """
                {"notBefore": "2027-01-01T00:00:00Z", "notAfter": "2027-01-12T00:00:00Z", "timeZone": "Europe/Berlin",
                 "window": {"days": ["MONDAY"], "from": "09:00", "to": "18:00", "timeZone": "Europe/Berlin"}}""",
                "POST /v1/blocked-numbers",
                "{\"number\": \"+493023125666\", \"prefix\": false, \"reason\": \"OPERATOR\"}",
                "POST /v1/webhooks",
                """
                {"url": "http://127.0.0.1:9/", "events": ["callback.completed"], "description": "d", "account": "%s"}""".formatted(customer.account()),
                "PATCH /v1/webhooks/{id}",
                """
                {"url": "http://127.0.0.1:9/", "events": ["callback.completed"], "description": "d", "active": false}""",
                "POST /v1/webhooks/{id}/notices/replay",
                "{\"from\": 1, \"to\": 2}",
                "POST /v1/access-numbers",
                ACCESS_NUMBER,
                "PUT /v1/access-numbers/{number}",
                ACCESS_NUMBER,
                "PUT /v1/admission-policy",
                POLICY,
                "PUT /v1/admission-policy/accounts/{account}",
                POLICY));
        String webhook = customer.asks("{\"url\": \"http://127.0.0.1:9/\"}")
                .post("/v1/webhooks")
                .jsonPath()
                .getString("id");

        var wrong = new HostileRequests(
                        root,
                        Town.OPERATOR_KEY,
                        Map.of(
                                "/v1/callbacks/{id}",
                                "/v1/callbacks/" + callback,
                                "/v1/webhooks/{id}",
                                "/v1/webhooks/" + webhook))
                .send(RestAssured.get("/q/openapi?format=json").asString(), bodies, Seed.count(REQUESTS));

        assertThat(wrong).isEmpty();
        assertThat(faults.told()).isEmpty();
        // What was right of a policy is in force for everyone.
        var anything = Town.asOperator().body("{}").put("/v1/admission-policy");
        assertThat(anything.statusCode()).isLessThan(300);
        Awaitility.await()
                .atMost(Wire.LIMIT)
                .until(() -> customer.asks(Town.body(Town.callee()))
                                .post("/v1/callbacks")
                                .statusCode()
                        == 202);
    }
}
