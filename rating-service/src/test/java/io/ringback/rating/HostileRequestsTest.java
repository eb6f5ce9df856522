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
                Map.entry("POST /v1/accounts/caller-ids/import", "{\"cid\": \"49\"}"),
                Map.entry("POST /v1/accounts/{id}/caller-ids", "{\"number\": \"+442079460991\", \"active\": true}"),
                Map.entry(
                        "PUT /v1/accounts/{id}/spend-caps",
                        "{\"perCall\": \"5\", \"perHour\": \"9.50\", \"perDay\": \"20\", \"destinations\": [{\"prefix\": \"882\","
                                + " \"perDay\": \"1\"}]}"),
                Map.entry("PUT /v1/accounts/{id}/pin", "{\"pin\": \"4711\"}"),
                Map.entry("POST /v1/sign-in", "{\"account\": \"10000001\", \"pin\": \"4711\"}"),
                Map.entry(
                        "PUT /v1/accounts/{id}/caller-id-policy",
                        "{\"callerSees\": \"number\", \"calleeSees\": \"pool\", \"number\": \"+442079460555\", \"pool\":"
                                + " [\"+442079460556\"]}"),
                Map.entry(
                        "PUT /v1/accounts/{id}/forwarding/{number}",
                        "{\"rules\": [{\"on\": \"busy\", \"number\": \"+493023125003\", \"ringTimeoutSeconds\": 20}]}"),
                Map.entry("POST /v1/accounts/{id}/keys/{key}/rotate", "{\"overlapSeconds\": 60}"),
                Map.entry(
                        "POST /v1/accounts/{id}/packages",
                        "{\"name\": \"p\", \"freeSeconds\": 1, \"secondsPerCall\": 60, \"prefixes\": [\"882\"], \"renewal\":"
                                + " \"MONTHLY\", \"validUntil\": \"2027-01-01T00:00:00Z\", \"reference\": \"p\"}"),
                Map.entry("POST /v1/accounts/{id}/payments", "{\"amount\": \"0.01\", \"reference\": \"r\"}"),
                Map.entry(
                        "POST /v1/accounts/{id}/keys",
                        "{\"name\": \"k\", \"scope\": \"customer\", \"sandbox\": true, \"expiresAt\": \"2027-01-01T00:00:00Z\"}"),
                Map.entry(
                        "POST /v1/accounts/{id}/adjustments",
                        "{\"amount\": \"0.01\", \"reason\": \"r\", \"reference\": \"a\"}"),
                Map.entry(
                        "POST /v1/accounts/{id}/refunds",
                        "{\"payment\": \"%s\", \"amount\": \"0.01\", \"reason\": \"r\", \"reference\": \"f\"}"
                                .formatted(customer.account())),
                Map.entry("POST /v1/attempts/{id}/corrections", "{\"reason\": \"r\", \"amount\": \"0.01\"}"),
                Map.entry(
                        "POST /v1/attempts/{id}/settlement",
                        "{\"callerMillis\": 1, \"talkMillis\": 1, \"reason\": \"r\"}"),
                Map.entry(
                        "POST /v1/rerates",
                        "{\"rateDeck\": \"%s\", \"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-01-02T00:00:00Z\","
                                        .formatted(customer.account())
                                + " \"reason\": \"r\", \"dryRun\": true}"),
                Map.entry(
                        "POST /v1/exchange-rates",
                        "{\"from\": \"NOK\", \"to\": \"DKK\", \"rate\": \"0.65\", \"validFrom\": \"2026-01-01T00:00:00Z\"}"),
                Map.entry("PUT /v1/accounts/{id}/low-balance", "{\"threshold\": \"1\"}"),
                Map.entry("POST /v1/accounts/{id}/vouchers", "{\"code\": \"x\"}"),
                Map.entry(
                        "POST /v1/voucher-batches",
                        "{\"name\": \"n\", \"amount\": \"1\", \"currency\": \"EUR\", \"count\": 1, \"expiresAt\": \"2027-01-01T00:00:00Z\"}"),
                Map.entry(
                        "POST /v1/payment-notices",
                        "{\"type\": \"payment.succeeded\", \"timestamp\": \"2026-01-01T00:00:00Z\", \"data\": {}}"),
                Map.entry("POST /v1/trunks", trunk("hostile")),
                Map.entry("PUT /v1/trunks/{name}", trunk("x")),
                Map.entry(
                        "POST /v1/rate-decks/{id}/replay",
                        "{\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-02-01T00:00:00Z\"}"),
                Map.entry("POST /v1/rate-decks/import", "{\"prefix\": \"49\"}"),
                Map.entry("POST /v1/routes", "{\"prefix\": \"4999\", \"trunks\": [\"sim\"]}"),
                Map.entry(
                        "POST /v1/rate-decks",
                        "{\"name\": \"hostile\", \"currency\": \"EUR\", \"rates\": [{\"prefix\": \"49\","
                                + " \"destination\": \"Germany\", \"pricePerMinute\": \"0.10\", \"connectCharge\": \"0\","
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

    private static String trunk(String name) {
        return "{\"name\": \"%s\", \"weight\": 2, \"strip\": 2, \"prefix\": \"00\", \"minimumMarginPercent\": 5}"
                .formatted(name);
    }
}
