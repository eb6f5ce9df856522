package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Topic;
import io.ringback.messaging.Database;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnServers
class StreamTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Test
    void steps_come_as_they_happen_and_the_stream_ends_with_the_callback() {
        Customer customer = town.customer();
        UUID id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> stream = listen(customer, id, null, lines);
        awaitIds(lines, 1, 2);
        Story story = story(customer, id);

        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        awaitIds(lines, 1, 3);
        wire.say(Topic.CALL_EVENTS, story.talk());
        awaitIds(lines, 1, 14);
        wire.say(Topic.CALL_CHARGES, story.settled("0.10", null));

        awaitIds(lines, 1, 16);
        await().atMost(Wire.LIMIT).until(stream::isDone);
        assertThat(lines).contains("event:state");
        assertThat(lines.stream().filter(line -> line.startsWith("data:")).toList())
                .hasSize(16)
                .last()
                .asString()
                .contains("\"number\":16", "\"status\":\"COMPLETED\"", "\"text\":\"Completed.\"");
    }

    @Test
    void listener_who_comes_back_gets_what_was_missed() {
        Customer customer = town.customer();
        UUID id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        Story story = story(customer, id);
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.talk());
        wire.say(Topic.CALL_CHARGES, story.settled("0.10", null));
        List<String> lines = new CopyOnWriteArrayList<>();

        CompletableFuture<Void> stream = listen(customer, id, "13", lines);

        awaitIds(lines, 14, 16);
        await().atMost(Wire.LIMIT).until(stream::isDone);
        assertThat(lines.stream().filter(line -> line.startsWith("id:"))).hasSize(3);
    }

    @Test
    void step_told_by_another_replica_reaches_the_listener() {
        Customer customer = town.customer();
        UUID id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> stream = listen(customer, id, null, lines);
        awaitIds(lines, 1, 2);
        CallbackStateChanged second = wire.await(id, CallbackStateChanged.class, 2);

        database.runInTransaction(tx -> tx.execute(
                "INSERT INTO timeline (callback_id, number, at, status, code, text)"
                        + " VALUES ($1, 3, now(), 'REQUESTED', 'OTHER', 'Told elsewhere.')",
                id));
        wire.say(Topic.CALLBACK_STATES, second);

        awaitIds(lines, 1, 3);
        stream.cancel(true);
    }

    @Test
    void stream_ends_when_its_key_is_revoked() {
        Customer customer = town.customer();
        UUID id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> stream = listen(customer, id, null, lines);
        awaitIds(lines, 1, 2);

        town.tell(customer.account(), 2, Status.ACTIVE, "rb_another_key", Scope.CUSTOMER, false, List.of());

        await().atMost(Duration.ofSeconds(10)).until(stream::isDone);
        assertThat(stream).isCompleted();
    }

    @Test
    void last_event_id_that_is_no_number_is_refused() {
        Customer customer = town.customer();
        UUID id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");

        var response = customer.asks().header("Last-Event-ID", "yesterday").get("/v1/callbacks/" + id + "/stream");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.field")).containsExactly("Last-Event-ID");
    }

    private CompletableFuture<Void> listen(
            Customer customer, UUID id, @Nullable String lastEventId, List<String> lines) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve("/v1/callbacks/" + id + "/stream"))
                .header("Authorization", "Bearer " + customer.key())
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(response -> response.body().forEach(lines::add));
    }

    private static void awaitIds(List<String> lines, int first, int last) {
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(lines.stream()
                                .filter(line -> line.startsWith("id:"))
                                .map(line -> line.substring(3).strip())
                                .toList())
                        .containsExactlyElementsOf(IntStream.rangeClosed(first, last)
                                .mapToObj(Integer::toString)
                                .toList()));
    }

    private Story story(Customer customer, UUID id) {
        return Town.story(
                customer, id, wire.await(id, AttemptRequested.class, 1).attemptId());
    }
}
