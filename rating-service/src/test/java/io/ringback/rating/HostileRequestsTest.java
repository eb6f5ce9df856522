package io.ringback.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ringback.edge.log.OneLineEntries;
import io.ringback.local.testing.StackResource;
import io.ringback.local.testing.hostile.HostileRequests;
import io.ringback.local.testing.hostile.LoggedFaults;
import io.ringback.local.testing.hostile.Seed;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hostile texts in every place of every operation of this service. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class HostileRequestsTest {
    private static final int REQUESTS = 800;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Test
    void each_is_answered_plainly_and_the_service_goes_on() throws Exception {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "5");
        var account = "/v1/accounts/" + customer.account();
        var faults = LoggedFaults.from(new OneLineEntries());
        var bodies = Map.ofEntries(
                Map.entry(
                        "POST /v1/accounts",
                        "{\"name\": \"x\", \"currency\": \"EUR\", \"callPlan\": \"%s\", \"concurrency\": 1, \"overdraft\": \"0\","
                                        .formatted(deck)
                                + " \"minimumTalkSeconds\": 10, \"language\": \"en\"}"),
                Map.entry(
                        "POST /v1/call-plans",
                        "{\"name\": \"hostile\", \"currency\": \"EUR\", \"calleeDeck\": \"%s\", \"callerLeg\": \"ON_ANSWER\", \"callerDeck\": \"%s\"}"
                                .formatted(deck, deck)),
                Map.entry(
                        "PUT /v1/call-plans/{id}",
                        "{\"name\": \"hostile\", \"currency\": \"EUR\", \"calleeDeck\": \"%s\", \"callerLeg\": \"ON_ANSWER\", \"callerDeck\": \"%s\"}"
                                .formatted(deck, deck)),
                Map.entry("PATCH /v1/accounts/{id}", "{\"name\": \"x\", \"language\": \"en\", \"overdraft\": \"0\"}"),
                Map.entry("POST /v1/accounts/{id}/caller-ids", "{\"number\": \"+442079460991\", \"active\": true}"),
                Map.entry("POST /v1/accounts/{id}/payments", "{\"amount\": \"0.01\", \"reference\": \"r\"}"),
                Map.entry(
                        "POST /v1/accounts/{id}/keys",
                        "{\"name\": \"k\", \"scope\": \"customer\", \"sandbox\": true, \"expiresAt\": \"2027-01-01T00:00:00Z\"}"),
                Map.entry("POST /v1/routes", "{\"prefix\": \"4999\", \"trunks\": [\"sim\"]}"),
                Map.entry(
                        "POST /v1/rate-decks",
                        "{\"name\": \"hostile\", \"currency\": \"EUR\", \"rates\": [{\"prefix\": \"49\", \"destination\":"
                                + " \"Germany\", \"pricePerMinute\": \"0.10\", \"connectCharge\": \"0\","
                                + " \"firstIncrementSeconds\": 60, \"incrementSeconds\": 60}]}"),
                Map.entry(
                        "POST /v1/quotes",
                        "{\"caller\": \"%s\", \"callee\": \"+493023125002\", \"account\": \"%s\"}"
                                .formatted(customer.number().number(), customer.account())));

        var wrong = new HostileRequests(root, Desk.OPERATOR_KEY, Map.of("/v1/accounts/{id}", account))
                .send(RestAssured.get("/q/openapi?format=json").asString(), bodies, Seed.count(REQUESTS));

        assertThat(wrong).isEmpty();
        assertThat(faults.told()).isEmpty();
        assertThat(Desk.asOperator().get(account).statusCode()).isEqualTo(200);
        assertThat(Desk.customer(Desk.deck("0.10"), "1").account()).isNotEqualTo(customer.account());
    }
}
