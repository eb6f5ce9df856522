package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.ringback.edge.log.OneLineEntries;
import io.ringback.local.testing.Descriptions;
import io.ringback.local.testing.hostile.HostileRequests;
import io.ringback.local.testing.hostile.LoggedFaults;
import io.ringback.local.testing.hostile.Seed;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Hostile texts in every place of every operation of this service. */
@OnServers
class HostileRequestsTest {
    private static final int REQUESTS = 500;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Inject
    Switches switches;

    @ConfigProperty(name = "ringback.operator-key")
    @SuppressWarnings("NullAway.Init")
    String operatorKey;

    @Test
    void each_is_answered_plainly_and_the_service_goes_on() throws Exception {
        switches.ready();
        LoggedFaults faults = LoggedFaults.from(new OneLineEntries());
        // Nothing listens on this port, and the group takes no calls of other tests.
        String body =
                "{\"name\": \"hostile\", \"host\": \"127.0.0.1\", \"port\": 9, \"username\": \"u\", \"secret\": \"s\","
                        + " \"group\": \"hostile\", \"weight\": 1, \"trunks\": [{\"name\": \"t\", \"channel\":"
                        + " \"PJSIP/{number}@gw\"}]}";

        var wrong = new HostileRequests(root, operatorKey, Map.of())
                .send(
                        RestAssured.get("/q/openapi?format=json").asString(),
                        Map.of("POST /v1/switches", body, "PUT /v1/switches/{id}", body),
                        Seed.count(REQUESTS));

        assertThat(wrong).isEmpty();
        assertThat(faults.told()).isEmpty();
        switches.ready();
        switches.operator()
                .get("/v1/switches?limit=200")
                .jsonPath()
                .<String>getList("items.findAll { it.group != 'default' || it.username == 'u' }.id")
                .forEach(switches::remove);
    }

    @Test
    void every_answer_that_has_a_body_says_what_it_holds() {
        assertThat(Descriptions.answersWithoutSchema(
                        RestAssured.get("/q/openapi?format=json").asString()))
                // Taken: the call's own events tell when it is over.
                .containsExactly("DELETE /v1/calls/{attempt} 202");
    }
}
