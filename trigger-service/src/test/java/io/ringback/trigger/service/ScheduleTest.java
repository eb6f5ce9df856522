package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.messaging.Database;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnServers
class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    @Test
    void local_time_is_understood_in_its_zone() {
        LocalDateTime local = LocalDateTime.now(BERLIN).plusDays(2).truncatedTo(ChronoUnit.MINUTES);

        Response asked =
                ask(town.customer(), "\"notBefore\": \"%s\", \"timeZone\": \"Europe/Berlin\"".formatted(local));

        assertThat(asked.statusCode()).isEqualTo(202);
        JsonPath callback = asked.jsonPath();
        Instant due = local.atZone(BERLIN).toInstant();
        assertThat(callback.getString("status")).isEqualTo("SCHEDULED");
        assertThat(instant(callback, "notBefore")).isEqualTo(due);
        assertThat(instant(callback, "nextAttemptAt")).isEqualTo(due);
        assertThat(instant(callback, "expiresAt")).isEqualTo(due.plus(Duration.ofMinutes(30)));
        assertThat(wire.heard(callback.getUUID("id"), CallbackRequest.class)).isEmpty();
    }

    @Test
    void time_that_no_clock_shows_or_shows_twice_is_decided_and_told() {
        Customer customer = town.customer();
        Instant now = Instant.now();
        // Some clock is put forward or back within any three months: the next one of all.
        Map.Entry<ZoneId, ZoneOffsetTransition> next = ZoneId.getAvailableZoneIds().stream()
                .map(ZoneId::of)
                .filter(zone -> zone.getRules().nextTransition(now) != null)
                .map(zone -> Map.entry(zone, zone.getRules().nextTransition(now)))
                .min(Comparator.comparing(each -> each.getValue().getInstant()))
                .orElseThrow();
        ZoneId zone = next.getKey();
        ZoneOffsetTransition change = next.getValue();
        LocalDateTime local = (change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter()).plusMinutes(1);
        assumeThat(change.getInstant()).isBefore(now.plus(Duration.ofDays(89)));

        JsonPath callback = ask(customer, "\"notBefore\": \"%s\", \"timeZone\": \"%s\"".formatted(local, zone))
                .jsonPath();

        assertThat(instant(callback, "notBefore")).isEqualTo(local.atZone(zone).toInstant());
        assertThat(callback.getString("timeNote")).contains(zone.getId(), change.isGap() ? "not exist" : "twice");
    }

    @Test
    void window_is_read_by_the_clock_of_the_callee() {
        LocalTime later = LocalTime.now(BERLIN).plusHours(2).truncatedTo(ChronoUnit.HOURS);

        JsonPath callback = ask(
                        town.customer(),
                        "\"window\": {\"from\": \"%s\", \"to\": \"%s\"}".formatted(later, later.plusHours(1)))
                .jsonPath();

        assertThat(callback.getString("status")).isEqualTo("SCHEDULED");
        Instant due = instant(callback, "nextAttemptAt");
        assertThat(due.atZone(BERLIN).toLocalTime()).isEqualTo(later);
        assertThat(Duration.between(Instant.now(), due)).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(callback.getList("window.timeZones")).containsExactly("Europe/Berlin");
        assertThat(callback.getList("window.days")).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"notBefore\": \"2026-11-22T09:00\" | notBefore | needs an offset such as Z or +01:00, or a timeZone",
                "\"notBefore\": \"tomorrow\" | notBefore | must be a moment such as 2027-03-02T09:00:00Z, or"
                        + " 2027-03-02T09:00 with a timeZone",
                "\"notBefore\": \"2999-01-01T00:00\", \"timeZone\": \"UTC\" | notBefore | must not be further ahead"
                        + " than 90 days",
                "\"timeZone\": \"+02:00\" | timeZone | must be a time zone such as Europe/Berlin",
                "\"window\": {\"from\": \"24:00\", \"to\": \"18:00\"} | window.from | must be hours and minutes,"
                        + " 00:00 to 23:59",
                "\"window\": {\"from\": \"09:00\"} | window.to | is required",
                "\"window\": {\"from\": \"09:00\", \"to\": \"18:00\", \"days\": []} | window.days | must name at"
                        + " least one day",
                "\"window\": {\"from\": \"09:00\", \"to\": \"18:00\", \"timeZone\": \"Mars\"} | window.timeZone | must"
                        + " be a time zone such as Europe/Berlin",
            })
    void time_that_cannot_be_understood_is_named(String more, String field, String message) {
        Customer customer = town.customer();

        Response refused = ask(customer, more);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field")).containsExactly(field);
        assertThat(refused.jsonPath().getString("errors[0].message")).isEqualTo(message);
        assertThat(customer.asks().get("/v1/callbacks").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void scheduled_callback_is_listed_moved_and_rung_then() {
        Customer customer = town.customer();
        UUID id = scheduled(customer);
        assertThat(customer.asks()
                        .get("/v1/callbacks?status=SCHEDULED")
                        .jsonPath()
                        .getList("items.id", UUID.class))
                .containsExactly(id);
        String tag = customer.asks().get("/v1/callbacks/" + id).header("ETag");

        Instant soon = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        Response moved = move(customer, id, tag, "{\"notBefore\": \"%s\"}".formatted(soon));

        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.header("ETag")).isNotEqualTo(tag);
        assertThat(instant(moved.jsonPath(), "nextAttemptAt")).isEqualTo(soon);
        assertThat(instant(moved.jsonPath(), "expiresAt")).isEqualTo(soon.plus(Duration.ofMinutes(30)));
        assertThat(database.read("SELECT expires_at FROM callback WHERE id = $1", id)
                        .getFirst()
                        .getOffsetDateTime(0)
                        .toInstant())
                .isEqualTo(soon.plus(Duration.ofMinutes(30)));
        AttemptRequested request = wire.await(id, AttemptRequested.class, 1);
        assertThat(request.at()).isAfterOrEqualTo(soon);
        assertThat(customer.asks()
                        .get("/v1/callbacks/" + id + "/timeline")
                        .jsonPath()
                        .getList("steps.code"))
                .containsExactly("ACCEPTED", "SCHEDULED", "RESCHEDULED", "REQUESTED");
    }

    @Test
    void moved_by_two_at_once_it_obeys_the_first() {
        Customer customer = town.customer();
        UUID id = scheduled(customer);
        String tag = customer.asks().get("/v1/callbacks/" + id).header("ETag");
        Instant one = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        move(customer, id, tag, "{\"notBefore\": \"%s\"}".formatted(one));

        Response second = move(customer, id, tag, "{\"notBefore\": \"%s\"}".formatted(one.plusSeconds(60)));

        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.jsonPath().getString("code")).isEqualTo("changed-meanwhile");
        assertThat(instant(customer.asks().get("/v1/callbacks/" + id).jsonPath(), "nextAttemptAt"))
                .isEqualTo(one);
    }

    @Test
    void hours_are_moved_without_the_rest() {
        Customer customer = town.customer();
        UUID id = scheduled(customer);

        JsonPath moved = move(
                        customer,
                        id,
                        null,
                        "{\"window\": {\"from\": \"09:00\", \"to\": \"09:30\", \"timeZone\": \"Asia/Kathmandu\"}}")
                .jsonPath();

        assertThat(instant(moved, "nextAttemptAt")
                        .atZone(ZoneId.of("Asia/Kathmandu"))
                        .toLocalTime())
                .isEqualTo(LocalTime.of(9, 0));
        assertThat(instant(moved, "nextAttemptAt")).isAfterOrEqualTo(instant(moved, "notBefore"));
    }

    @Test
    void what_is_under_way_or_over_is_not_moved() {
        Customer customer = town.customer();
        UUID id = customer.asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        UUID over = scheduled(customer);
        customer.asks().delete("/v1/callbacks/" + over);
        String body = "{\"notBefore\": \"%s\"}".formatted(Instant.now().plusSeconds(60));

        assertThat(move(customer, id, null, body).jsonPath().getString("code")).isEqualTo("callback-under-way");
        assertThat(move(customer, id, null, body).statusCode()).isEqualTo(409);
        assertThat(move(customer, over, null, body).jsonPath().getString("code"))
                .isEqualTo("callback-ended");
        assertThat(move(town.customer(), id, null, body).statusCode()).isEqualTo(404);
        assertThat(move(customer, id, null, "{}").jsonPath().getString("code")).isEqualTo("nothing-to-change");
        assertThat(move(customer, id, "7", body).jsonPath().getList("errors.field"))
                .containsExactly("If-Match");
    }

    @Test
    void reader_who_knows_the_version_gets_no_body() {
        Customer customer = town.customer();
        UUID id = scheduled(customer);
        String tag = customer.asks().get("/v1/callbacks/" + id).header("ETag");

        Response same =
                customer.asks().header("If-None-Match", "\"77\", W/" + tag).get("/v1/callbacks/" + id);
        Response other = customer.asks().header("If-None-Match", "\"77\"").get("/v1/callbacks/" + id);

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.asString()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    private UUID scheduled(Customer customer) {
        return ask(customer, "\"notBefore\": \"" + Instant.now().plusSeconds(3600) + "\"")
                .jsonPath()
                .getUUID("id");
    }

    private static Response ask(Customer customer, String more) {
        return customer.asks(Town.body(Town.callee(), more)).post("/v1/callbacks");
    }

    private static Response move(Customer customer, UUID id, @Nullable String tag, String body) {
        var request = customer.asks(body);
        return (tag == null ? request : request.header("If-Match", tag)).patch("/v1/callbacks/" + id);
    }

    private static Instant instant(JsonPath json, String field) {
        return Instant.parse(json.getString(field));
    }
}
