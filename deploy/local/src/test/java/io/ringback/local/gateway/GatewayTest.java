package io.ringback.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.local.servers.Ports;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private final ServedGateway served = new ServedGateway();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void each_path_reaches_its_service_with_query_body_and_headers() throws Exception {
        for (Service service : Service.values()) {
            served.serve(service, ServedGateway::echo);
        }
        var gateway = served.start();

        var answer = served.client.send(
                HttpRequest.newBuilder(gateway.resolve("/v1/accounts/1/keys?limit=2"))
                        .header("Authorization", "Bearer rb_key")
                        .header("traceparent", "00-11111111111111111111111111111111-2222222222222222-01")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).contains("/there");
        assertThat(new JsonObject(answer.body()))
                .isEqualTo(new JsonObject()
                        .put("service", "rating-service")
                        .put("line", "POST /v1/accounts/1/keys?limit=2")
                        .put("body", "{}")
                        .put("host", gateway.getAuthority())
                        .put("authorization", "Bearer rb_key")
                        .put("forwarded", "127.0.0.1 http " + gateway.getAuthority())
                        .put("traceparent", "00-11111111111111111111111111111111-2222222222222222-01"));
        assertThat(served.json(gateway, "/v1/switches").getString("service")).isEqualTo("engine-service");
        assertThat(served.json(gateway, "/console").getString("service")).isEqualTo("cdr-service");
        assertThat(served.json(gateway, "/").getString("service")).isEqualTo("trigger-service");
        assertThat(served.json(gateway, "/openapi/cdr-service").getString("line"))
                .isEqualTo("GET /q/openapi");
    }

    @Test
    void services_are_told_the_gateways_name_over_http_2_too() throws Exception {
        served.serve(Service.ENGINE, ServedGateway::echo);
        var gateway = served.start();
        var request = HttpRequest.newBuilder(gateway.resolve("/v1/switches")).build();
        try (var http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            // The first one asks for the change of protocol, the second is nothing else any more.
            http2.send(request, BodyHandlers.ofString());
            var answer = http2.send(request, BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(new JsonObject(answer.body()).getString("host")).isEqualTo(gateway.getAuthority());
            assertThat(new JsonObject(answer.body()).getString("forwarded"))
                    .isEqualTo("127.0.0.1 http " + gateway.getAuthority());
        }
    }

    @Test
    void a_request_without_a_trace_gets_one() throws Exception {
        served.serve(Service.TRIGGER, ServedGateway::echo);
        var gateway = served.start();

        assertThat(served.json(gateway, "/").getString("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void an_event_reaches_the_client_while_the_stream_stays_open() throws Exception {
        var clientGone = new CompletableFuture<String>();
        served.serve(Service.TRIGGER, request -> {
            request.response().closeHandler(_ -> clientGone.complete("gone"));
            request.response()
                    .setChunked(true)
                    .putHeader("Content-Type", "text/event-stream")
                    .write("id: 1\n\n");
        });
        var gateway = served.start();

        var answer = served.client.send(
                HttpRequest.newBuilder(gateway.resolve("/v1/callbacks/1/stream"))
                        .build(),
                BodyHandlers.ofInputStream());

        try (var stream = answer.body()) {
            assertThat(new String(stream.readNBytes(7), StandardCharsets.UTF_8)).isEqualTo("id: 1\n\n");
        }
        assertThat(ServedGateway.await(clientGone)).isEqualTo("gone");
    }

    @Test
    void a_replica_that_is_down_is_passed_over() throws Exception {
        served.serve(Service.ENGINE, ServedGateway::echo);
        served.services
                .computeIfAbsent(Service.ENGINE, _ -> new ArrayList<>())
                .add(new Address("127.0.0.1", Ports.free()));
        var gateway = served.start();

        assertThat(served.get(gateway, "/v1/calls").statusCode()).isEqualTo(202);
        assertThat(served.get(gateway, "/v1/calls").statusCode()).isEqualTo(202);
    }

    @Test
    void health_is_that_of_all_services() throws Exception {
        for (Service service : List.of(Service.TRIGGER, Service.RATING, Service.ENGINE)) {
            served.serve(service, request -> request.response().end());
        }
        served.serve(
                Service.CDR, request -> request.response().setStatusCode(503).end());
        var gateway = served.start();

        var answer = served.get(gateway, "/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()))
                .isEqualTo(new JsonObject()
                        .put("status", "DOWN")
                        .put(
                                "services",
                                new JsonObject()
                                        .put("trigger-service", "UP")
                                        .put("rating-service", "UP")
                                        .put("engine-service", "UP")
                                        .put("cdr-service", "DOWN")));
    }
}
