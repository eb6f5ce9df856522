package io.ringback.rating.deck;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class ActivationsTest {
    @Inject
    Bus bus;

    @Test
    void later_version_replaces_the_active_one_and_the_former_may_come_back() {
        var name = Desk.fresh("deck");
        var first = Desk.activateDeck(name, "0.10", 60, 60);
        var second = Desk.activateDeck(name, "0.20", 60, 60);

        assertThat(state(first)).isEqualTo("RETIRED");
        activate(first, null).then().statusCode(200);

        assertThat(state(first)).isEqualTo("ACTIVE");
        assertThat(state(second)).isEqualTo("RETIRED");
        List<Map<String, Object>> history = asOperator()
                .get("/v1/rate-decks/activations?name=" + name)
                .jsonPath()
                .getList("items");
        assertThat(history).extracting(one -> one.get("version")).containsExactly(1, 2, 1);
        assertThat(history).extracting(one -> one.get("orderedBy")).containsOnly("operator");
    }

    @Test
    void call_is_priced_by_the_version_in_force_at_its_authorisation_before_and_after_the_moment() {
        var name = Desk.fresh("deck");
        Desk.activateDeck(name, "0.10", 60, 60);
        var customer = Desk.customer(name, "5");
        var dearer = draft(name, "0.50");
        activate(dearer, Instant.now().plusMillis(1500)).then().statusCode(200);
        var before = customer.wish().requested();

        bus.send(before);
        bus.the(AttemptAuthorized.class, before.attemptId());
        await().atMost(Duration.ofSeconds(10)).until(() -> state(dearer).equals("ACTIVE"));
        bus.send(Bus.event(before, 1, Calls.talkedFor(30_000)));
        var old = bus.the(AttemptSettled.class, before.attemptId());
        var after = customer.wish().requested();
        bus.send(after);
        bus.the(AttemptAuthorized.class, after.attemptId());
        bus.send(Bus.event(after, 1, Calls.talkedFor(30_000)));

        assertThat(old.amount()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(bus.the(AttemptSettled.class, after.attemptId()).amount()).isEqualTo(Money.of("0.50", "EUR"));
    }

    @Test
    void scheduled_version_can_be_taken_back_until_shortly_before_its_moment_and_then_removed() {
        var id = draft(Desk.fresh("deck"), "0.10");
        var at = Instant.parse("2027-11-01T00:00:00Z");

        var scheduled = activate(id, at);
        var kept = asOperator().delete("/v1/rate-decks/{id}", id);
        var cancelled = asOperator().delete("/v1/rate-decks/{id}/activate", id);
        var again = asOperator().delete("/v1/rate-decks/{id}/activate", id);
        var removed = asOperator().delete("/v1/rate-decks/{id}", id);

        assertThat(scheduled.jsonPath().getString("state")).isEqualTo("SCHEDULED");
        assertThat(scheduled.jsonPath().getString("activatesAt")).isEqualTo(at.toString());
        assertThat(problem(kept)).containsEntry("status", 409).containsEntry("code", "rate-deck-used");
        assertThat(cancelled.jsonPath().getString("state")).isEqualTo("DRAFT");
        assertThat(problem(again)).containsEntry("status", 409).containsEntry("code", "not-scheduled");
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(asOperator().get("/v1/rate-decks/{id}", id).statusCode()).isEqualTo(404);
    }

    @Test
    void imminent_activation_is_not_taken_back() {
        var id = draft(Desk.fresh("deck"), "0.10");
        activate(id, Instant.now().plusSeconds(3)).then().statusCode(200);

        var refused = asOperator().delete("/v1/rate-decks/{id}/activate", id);

        assertThat(problem(refused)).containsEntry("status", 409).containsEntry("code", "activation-imminent");
    }

    @Test
    void moment_in_the_past_or_far_ahead_is_refused() {
        var id = draft(Desk.fresh("deck"), "0.10");

        assertThat(problem(activate(id, Instant.now().minusSeconds(1))))
                .containsEntry("errors", List.of(Map.of("field", "at", "message", "must not be in the past")));
        assertThat(problem(activate(id, Instant.parse("2035-01-01T00:00:00Z"))))
                .containsEntry("errors", List.of(Map.of("field", "at", "message", "must be at most two years ahead")));
        assertThat(state(id)).isEqualTo("DRAFT");
    }

    @Test
    void version_that_was_in_force_is_not_removed() {
        var id = Desk.activateDeck(Desk.fresh("deck"), "0.10", 60, 60);

        assertThat(problem(asOperator().delete("/v1/rate-decks/{id}", id))).containsEntry("code", "rate-deck-used");
        assertThat(problem(asOperator().delete("/v1/rate-decks/{id}/activate", id)))
                .containsEntry("code", "not-scheduled");
        assertThat(asOperator().delete("/v1/rate-decks/{id}", new UUID(1, 1)).statusCode())
                .isEqualTo(404);
    }

    private static UUID draft(String name, String price) {
        var rate = Map.of("prefix", "49", "destination", "Germany", "pricePerMinute", price);
        return UUID.fromString(asOperator()
                .body(Map.of("name", name, "currency", "EUR", "rates", List.of(rate)))
                .post("/v1/rate-decks")
                .jsonPath()
                .getString("id"));
    }

    private static Response activate(UUID id, @Nullable Instant at) {
        return asOperator().post("/v1/rate-decks/{id}/activate" + (at == null ? "" : "?at=" + at), id);
    }

    private static String state(UUID id) {
        return asOperator().get("/v1/rate-decks/{id}", id).jsonPath().getString("state");
    }
}
