package io.ringback.edge;

import static io.ringback.edge.Requests.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ringback.local.testing.StackResource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "trigger"))
class EdgeTest {
    @ParameterizedTest
    @ValueSource(strings = {"started", "ready", "well", "live"})
    void service_with_broker_and_database_is_healthy(String kind) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(RestAssured.get("/q/health/" + kind).statusCode())
                                .isEqualTo(200));
    }

    @Test
    void gauges_of_the_outbox_are_told_to_prometheus() {
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("ringback_outbox_pending", "ringback_outbox_oldest_seconds", "ringback_outbox_shards");
    }

    @Test
    void pages_follow_each_other_to_the_end() {
        var first = asOperator().get("/v1/parcels?limit=3").jsonPath();
        var second = asOperator()
                .get("/v1/parcels?limit=3&cursor=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("items")).hasSize(3);
        assertThat(second.getList("items")).hasSize(2);
        assertThat(second.getMap("$")).doesNotContainKey("next");
    }

    @Test
    void request_continues_the_trace_it_came_with() {
        var trace = asOperator()
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/v1/parcels/trace")
                .jsonPath()
                .getString("traceparent");

        assertThat(trace).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }
}
