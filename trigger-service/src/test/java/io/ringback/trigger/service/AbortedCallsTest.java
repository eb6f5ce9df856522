package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.ringback.edge.log.HungUpReaders;
import io.ringback.local.testing.hostile.LoggedFaults;
import io.ringback.messaging.Database;
import io.ringback.trigger.service.Town.Customer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Callers who hang up on the API leave nothing behind. */
@OnServers
class AbortedCallsTest {
    private static final int CALLS = 1_000;
    private static final long SEED = 20260301;

    /** The outbox relay keeps one connection. */
    private static final int IN_USE = 1;

    @Inject
    Town town;

    @Inject
    Database database;

    @Inject
    Pool pool;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int poolSize;

    @Test
    void thousand_aborted_calls_leave_the_pool_as_it_was() throws Exception {
        Customer customer = town.customer();
        String id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getString("id");
        Random random = new Random(SEED);

        LoggedFaults faults = LoggedFaults.from(new HungUpReaders());
        for (int call = 0; call < CALLS; call++) {
            String request = switch (call % 5) {
                case 0 -> post(customer, Town.body("+4930231%05d".formatted(26_000 + call)));
                case 1 -> get(customer, "/v1/callbacks/" + id);
                case 2 -> get(customer, "/v1/callbacks?limit=200");
                case 3 -> get(customer, "/v1/callbacks/" + id + "/timeline");
                default -> get(customer, "/v1/callbacks/" + id + "/stream");
            };
            abort(request, random.nextInt(4_000_000));
        }

        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(database.read(
                                        "SELECT count(*) AS open FROM pg_stat_activity WHERE usename = current_user"
                                                + " AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()")
                                .getFirst()
                                .getLong("open"))
                        .isZero());
        await().atMost(Wire.LIMIT)
                .untilAsserted(() ->
                        assertThat(RestAssured.get("/q/metrics").asString()).contains("ringback_stream_listeners 0.0"));
        assertThat(freeConnections()).as("seed %d", SEED).isGreaterThanOrEqualTo(poolSize - IN_USE);
        assertThat(customer.asks().get("/v1/callbacks/" + id).statusCode()).isEqualTo(200);
        assertThat(faults.told()).as("entries somebody would have to act on").isEmpty();
    }

    /** How many connections can be had at the same time. */
    private int freeConnections() {
        List<SqlConnection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < poolSize - IN_USE; i++) {
                connections.add(pool.getConnection()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .orTimeout(Wire.LIMIT.toSeconds(), TimeUnit.SECONDS)
                        .join());
            }
            return connections.size();
        } finally {
            connections.forEach(connection ->
                    connection.close().toCompletionStage().toCompletableFuture().join());
        }
    }

    /** Sends a request and hangs up a little later, mostly before the answer. */
    private void abort(String request, int nanos) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            LockSupport.parkNanos(nanos);
        }
    }

    private static String get(Customer customer, String path) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path, customer.key());
    }

    private static String post(Customer customer, String body) {
        return ("POST /v1/callbacks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
                .formatted(customer.key(), body.length(), body);
    }
}
