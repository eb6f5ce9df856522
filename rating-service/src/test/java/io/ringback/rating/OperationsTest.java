package io.ringback.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.local.testing.Descriptions;
import io.ringback.local.testing.StackResource;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class OperationsTest {
    @Inject
    Bus bus;

    @ParameterizedTest
    @ValueSource(strings = {"started", "ready", "well", "live"})
    void service_is_healthy(String kind) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(RestAssured.get("/q/health/" + kind).statusCode())
                                .isEqualTo(200));
    }

    @Test
    void metrics_tell_outcomes_lag_and_holds() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = customer.wish().requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        bus.send(Bus.event(request, 1, Calls.talkedFor(30_000)));
        bus.the(AttemptSettled.class, request.attemptId());

        assertThat(RestAssured.get("/q/metrics").asString())
                .contains(
                        "ringback_rating_authorizations_total{outcome=\"AUTHORIZED\"",
                        "ringback_rating_settle_lag_seconds_count",
                        "ringback_rating_holds_open",
                        "ringback_rating_absorbed_total");
    }

    @Test
    void description_of_the_api_names_every_path() {
        assertThat(RestAssured.get("/q/openapi?format=json").jsonPath().getMap("paths"))
                .containsOnlyKeys(
                        "/v1/accounts",
                        "/v1/accounts/{id}",
                        "/v1/accounts/{id}/adjustments",
                        "/v1/accounts/snapshots",
                        "/v1/accounts/caller-ids/import",
                        "/v1/accounts/{id}/caller-id-policy",
                        "/v1/accounts/{id}/caller-ids",
                        "/v1/accounts/{id}/caller-ids/{number}",
                        "/v1/accounts/{id}/forwarding",
                        "/v1/accounts/{id}/forwarding/{number}",
                        "/v1/accounts/{id}/keys",
                        "/v1/accounts/{id}/keys/{key}",
                        "/v1/accounts/{id}/keys/{key}/rotate",
                        "/v1/accounts/{id}/ledger",
                        "/v1/accounts/{id}/low-balance",
                        "/v1/accounts/{id}/monthly-statements",
                        "/v1/accounts/{id}/monthly-statements/{number}",
                        "/v1/accounts/{id}/packages",
                        "/v1/accounts/{id}/packages/{package}",
                        "/v1/accounts/{id}/payments",
                        "/v1/accounts/{id}/pin",
                        "/v1/accounts/{id}/refunds",
                        "/v1/accounts/{id}/spend-caps",
                        "/v1/accounts/{id}/statement",
                        "/v1/accounts/{id}/vouchers",
                        "/v1/attempts",
                        "/v1/attempts/{id}",
                        "/v1/attempts/{id}/corrections",
                        "/v1/attempts/{id}/settlement",
                        "/v1/call-plans",
                        "/v1/call-plans/{id}",
                        "/v1/monthly-statements",
                        "/v1/payment-notices",
                        "/v1/exchange-rates",
                        "/v1/quotes",
                        "/v1/rate-decks",
                        "/v1/rate-decks/activations",
                        "/v1/rate-decks/import",
                        "/v1/rate-decks/imports",
                        "/v1/rate-decks/{id}",
                        "/v1/rate-decks/{id}/rates",
                        "/v1/rate-decks/{id}/replay",
                        "/v1/rate-decks/{id}/activate",
                        "/v1/rerates",
                        "/v1/rerates/{id}",
                        "/v1/rerates/{id}/steps",
                        "/v1/routes",
                        "/v1/routes/{id}",
                        "/v1/sign-in",
                        "/v1/trunks",
                        "/v1/trunks/{name}",
                        "/v1/voucher-batches",
                        "/v1/voucher-batches/{id}");
    }

    @Test
    void every_answer_that_has_a_body_says_what_it_holds() {
        assertThat(Descriptions.answersWithoutSchema(
                        RestAssured.get("/q/openapi?format=json").asString()))
                .isEmpty();
    }
}
