package io.ringback.cdr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ringback.cdr.Neighbours;
import io.ringback.cdr.OnServers;
import io.ringback.edge.log.OneLineEntries;
import io.ringback.local.testing.hostile.HostileRequests;
import io.ringback.local.testing.hostile.LoggedFaults;
import io.ringback.local.testing.hostile.Seed;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Hostile texts in every place of every operation of this service. */
@QuarkusTest
@OnServers
class HostileRequestsTest {
    private static final int REQUESTS = 300;
    private static final String CAMPAIGN = """
            {"id": "hostile", "name": "Hostile", "limit": {"calls": 3, "talkSeconds": 600, "counts": "RUNG", "period": "P1D",
             "timeZone": "Europe/Berlin"}, "begins": "2026-03-01T00:00:00+01:00", "ends": "2099-03-01T00:00:00+01:00",
             "active": true}""";

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @ConfigProperty(name = "ringback.operator-key")
    @SuppressWarnings("NullAway.Init")
    String operatorKey;

    @Test
    void each_is_answered_plainly_and_the_service_goes_on() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        var faults = LoggedFaults.from(new OneLineEntries());

        Neighbours.asOperator()
                .contentType("application/json")
                .body(CAMPAIGN)
                .post("/v1/campaigns")
                .then()
                .statusCode(201);
        var wrong = new HostileRequests(root, operatorKey, Map.of("/v1/campaigns/{id}", "/v1/campaigns/hostile"))
                .send(
                        RestAssured.get("/q/openapi?format=json").asString(),
                        Map.of("POST /v1/campaigns", CAMPAIGN, "PUT /v1/campaigns/{id}", CAMPAIGN),
                        Seed.count(REQUESTS));

        assertThat(wrong).isEmpty();
        assertThat(faults.told()).isEmpty();
        assertThat(RestAssured.given()
                        .header("Authorization", "Bearer " + operatorKey)
                        .get("/v1/cdrs")
                        .statusCode())
                .isEqualTo(200);
    }
}
