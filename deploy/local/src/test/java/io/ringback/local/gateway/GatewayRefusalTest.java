package io.ringback.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayRefusalTest {

    private final ServedGateway served = new ServedGateway();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void a_service_that_is_down_is_named() throws Exception {
        var gateway = served.start();

        var answer = served.get(gateway, "/v1/quotes");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(answer.body()))
                .isEqualTo(new JsonObject()
                        .put("type", "https://ringback.io/problems/service-down")
                        .put("title", "Service down")
                        .put("status", 503)
                        .put("detail", "rating-service is down.")
                        .put("code", "service-down"));
    }

    @Test
    void a_service_that_breaks_off_is_not_taken_for_one_that_is_down() throws Exception {
        served.serve(Service.CDR, request -> request.connection().close());
        var gateway = served.start();

        var answer = served.get(gateway, "/v1/cdrs");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(new JsonObject(answer.body()).getString("detail"))
                .isEqualTo("cdr-service took the request and then broke off: it may or may not have been done.");
    }

    @Test
    void a_service_that_is_silent_is_given_up() throws Exception {
        served.serve(Service.CDR, _ -> {});
        var gateway = served.start(Duration.ofMillis(200));

        assertThat(served.get(gateway, "/v1/cdrs").statusCode()).isEqualTo(504);
    }

    @Test
    void a_long_body_is_refused_announced_or_not() throws Exception {
        served.serve(Service.TRIGGER, ServedGateway::echo);
        var gateway = served.start();
        var tooLong = new byte[ServedGateway.MAX_BODY + 1];
        Arrays.fill(tooLong, (byte) ' ');
        var publishers = List.of(
                BodyPublishers.ofByteArray(tooLong), BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(tooLong)));

        for (var publisher : publishers) {
            var answer = served.client.send(
                    HttpRequest.newBuilder(gateway.resolve("/v1/callbacks"))
                            .POST(publisher)
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(new JsonObject(answer.body()).getString("detail")).isEqualTo("The body may have 1000 bytes.");
        }
    }

    @Test
    void a_rate_deck_may_be_longer_than_other_bodies() throws Exception {
        served.serve(Service.RATING, ServedGateway::echo);
        var gateway = served.start();
        var longer = new byte[ServedGateway.MAX_BODY + 1];

        var answer = served.client.send(
                HttpRequest.newBuilder(gateway.resolve("/v1/rate-decks"))
                        .POST(BodyPublishers.ofByteArray(longer))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void a_sheet_of_rates_goes_through_as_it_comes_however_long_it_is() throws Exception {
        served.serve(Service.RATING, ServedGateway::echo);
        var gateway = served.start();
        var sheet = new byte[20 * ServedGateway.MAX_BODY];
        Arrays.fill(sheet, (byte) 'x');
        var publishers = List.of(
                BodyPublishers.ofByteArray(sheet), BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(sheet)));

        for (var publisher : publishers) {
            var answer = served.client.send(
                    HttpRequest.newBuilder(gateway.resolve("/v1/rate-decks/import?name=a"))
                            .POST(publisher)
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(new JsonObject(answer.body()).getString("body")).hasSize(sheet.length);
        }
    }

    @Test
    void inner_pages_and_paths_that_could_lead_there_are_not_passed_on() throws Exception {
        served.serve(Service.TRIGGER, ServedGateway::echo);
        var gateway = served.start();

        assertThat(served.get(gateway, "/q/metrics").statusCode()).isEqualTo(404);
        assertThat(served.get(gateway, "/%71/metrics").statusCode()).isEqualTo(404);
        assertThat(served.get(gateway, "/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(served.get(gateway, "/x/../q/metrics").statusCode()).isEqualTo(400);
        assertThat(served.get(gateway, "/x/%2e%2e/q/metrics").statusCode()).isEqualTo(400);
        assertThat(served.get(gateway, "//q/metrics").statusCode()).isEqualTo(400);
        assertThat(served.get(gateway, "/q;x=1/metrics").statusCode()).isEqualTo(400);
    }
}
