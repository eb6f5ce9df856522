package io.ringback.cdr.campaign;

import static io.ringback.cdr.Neighbours.as;
import static io.ringback.cdr.Neighbours.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.cdr.Neighbours;
import io.ringback.cdr.OnServers;
import io.ringback.contracts.Campaign;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CampaignLimit;
import io.ringback.contracts.values.CampaignPeriod;
import io.ringback.contracts.values.CampaignPeriod.Unit;
import io.ringback.contracts.values.Counted;
import io.ringback.contracts.values.Ids;
import io.ringback.messaging.CompactedView;
import io.ringback.messaging.MessagingSettings;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@OnServers
@SuppressWarnings("NullAway.Init")
class CampaignsTest {
    @Inject
    Neighbours neighbours;

    @Inject
    MessagingSettings settings;

    private final String id = "c-" + Ids.next();

    @Test
    void campaign_is_made_read_changed_and_ended() {
        Response made = post("""
                {"id": "%s", "name": "Spring", "limit": {"calls": 1, "period": "P1D", "timeZone": "Europe/Berlin"},
                 "begins": "2026-03-01T00:00:00+01:00"}""");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/v1/campaigns/" + id);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.jsonPath().getString("state")).isEqualTo("RUNNING");
        assertThat(made.jsonPath().getString("begins")).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(made.jsonPath().getMap("limit"))
                .isEqualTo(Map.of("calls", 1, "counts", "ANSWERED", "period", "P1D", "timeZone", "Europe/Berlin"));

        Response changed = put("\"1\"", """
                {"limit": {"calls": 3, "talkSeconds": 600, "period": "P1D", "timeZone": "Europe/Berlin"},
                 "active": false}""");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.jsonPath().getString("state")).isEqualTo("PAUSED");
        assertThat(changed.jsonPath().getString("begins")).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(put("\"1\"", "{\"limit\": {\"calls\": 3}}").jsonPath().getString("code"))
                .isEqualTo("version-changed");

        assertThat(asOperator().delete("/v1/campaigns/" + id).statusCode()).isEqualTo(204);
        assertThat(asOperator().delete("/v1/campaigns/" + id).statusCode()).isEqualTo(204);
        Response ended = asOperator().get("/v1/campaigns/" + id);
        assertThat(ended.jsonPath().getString("state")).isEqualTo("ENDED");
        assertThat(ended.header("ETag")).isEqualTo("\"3\"");
        assertThat(ended.jsonPath().getInt("totals.calls")).isZero();
        Response late = put("\"3\"", "{\"limit\": {\"calls\": 3}}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("code")).isEqualTo("campaign-ended");
    }

    @Test
    void each_version_is_told_to_the_other_services() {
        try (var told = new CompactedView<>(settings, Topic.CAMPAIGN_DEFINITIONS, Campaign.class, Campaign::version)) {
            told.start();
            post("{\"id\": \"%s\", \"limit\": {\"calls\": 2, \"counts\": \"RUNG\", \"period\": \"PT12H\"},"
                    + " \"begins\": \"2026-03-01T00:00:00Z\"}");
            put(
                    "*",
                    "{\"limit\": {\"calls\": 5, \"counts\": \"RUNG\", \"period\": \"PT12H\"},"
                            + " \"ends\": \"2027-03-01T00:00:00Z\"}");

            await().atMost(Neighbours.LIMIT)
                    .until(() ->
                            told.get(id).filter(each -> each.version() == 2).isPresent());
            Campaign heard = told.get(id).orElseThrow();
            assertThat(heard)
                    .isEqualTo(new Campaign(
                            id,
                            2,
                            heard.at(),
                            false,
                            null,
                            true,
                            Instant.parse("2026-03-01T00:00:00Z"),
                            Instant.parse("2027-03-01T00:00:00Z"),
                            new CampaignLimit(5, null, Counted.RUNG, new CampaignPeriod(12, Unit.HOURS, "UTC"))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"limit\": {\"calls\": 1}} | id",
                "{\"id\": \"Spring Sale\", \"limit\": {\"calls\": 1}} | id",
                "{\"id\": \"x\"} | limit",
                "{\"id\": \"x\", \"limit\": {}} | limit.calls",
                "{\"id\": \"x\", \"limit\": {\"calls\": 0}} | limit.calls",
                "{\"id\": \"x\", \"limit\": {\"calls\": 101}} | limit.calls",
                "{\"id\": \"x\", \"limit\": {\"calls\": 1, \"talkSeconds\": 0}} | limit.talkSeconds",
                "{\"id\": \"x\", \"limit\": {\"calls\": 1, \"counts\": \"HALF\"}} | limit.counts",
                "{\"id\": \"x\", \"limit\": {\"calls\": 1, \"period\": \"P1DT1H\"}} | limit.period",
                "{\"id\": \"x\", \"limit\": {\"calls\": 1, \"timeZone\": \"Mars/Olympus\"}} | limit.timeZone",
                "{\"id\": \"x\", \"limit\": {\"calls\": 1}, \"begins\": \"tomorrow\"} | begins",
                "{\"id\": \"x\", \"limit\": {\"calls\": 1}, \"ends\": \"2020-01-01T00:00:00Z\"} | ends",
                "{\"id\": \"x\", \"limit\": {\"calls\": 1}, \"account\": \"019ca8d7-2d00-7000-8000-00000000acc0\"} | account",
                "{\"id\": \"x\", \"limit\": {\"calls\": 1}, \"colour\": \"red\"} | colour"
            })
    void field_that_makes_no_sense_is_named_and_nothing_made(String body, String field) {
        Response refused =
                asOperator().contentType("application/json").body(body).post("/v1/campaigns");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.jsonPath().getList("errors.field", String.class)).contains(field);
        assertThat(asOperator().get("/v1/campaigns/x").statusCode()).isEqualTo(404);
    }

    @Test
    void once_begun_whom_and_what_it_counts_stays() {
        post("{\"id\": \"%s\", \"limit\": {\"calls\": 1, \"period\": \"P1D\"}}");

        Response refused = put("*", """
                {"account": "%s", "begins": "2027-01-01T00:00:00Z",
                 "limit": {"calls": 1, "period": "P2D", "counts": "RUNG", "timeZone": "Asia/Tokyo"}}""".formatted(neighbours.accountOfCustomer()));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field", String.class))
                .containsExactly("begins", "account", "limit.counts", "limit.period", "limit.timeZone");
        assertThat(asOperator().get("/v1/campaigns/" + id).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void what_is_still_to_come_may_be_changed_in_all() {
        post("{\"id\": \"%s\", \"limit\": {\"calls\": 1}, \"begins\": \"2099-01-01T00:00:00Z\"}");

        Response changed =
                put("*", "{\"limit\": {\"calls\": 1, \"period\": \"P1W\"}, \"begins\": \"2098-01-01T00:00:00Z\"}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("state")).isEqualTo("PLANNED");
        assertThat(changed.jsonPath().getString("limit.period")).isEqualTo("P1W");
        assertThat(changed.jsonPath().getString("begins")).isEqualTo("2098-01-01T00:00:00Z");
    }

    @Test
    void second_campaign_of_an_id_is_refused() {
        post("{\"id\": \"%s\", \"limit\": {\"calls\": 1}}");

        Response again = post("{\"id\": \"%s\", \"limit\": {\"calls\": 2}}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("code")).isEqualTo("campaign-taken");
    }

    @Test
    void customer_watches_own_campaigns_and_makes_none() {
        var account = neighbours.accountOfCustomer();
        var key = neighbours.keyOfCustomer(account, 2);
        post("{\"id\": \"%s\", \"limit\": {\"calls\": 1}, \"account\": \"" + account + "\"}");
        String foreign = "f-" + Ids.next();
        asOperator()
                .contentType("application/json")
                .body("{\"id\": \"" + foreign + "\", \"limit\": {\"calls\": 1}}")
                .post("/v1/campaigns");

        assertThat(as(key).get("/v1/campaigns").jsonPath().getList("items.id")).isEqualTo(List.of(id));
        assertThat(as(key).get("/v1/campaigns/" + id).statusCode()).isEqualTo(200);
        assertThat(as(key).get("/v1/campaigns/" + foreign).statusCode()).isEqualTo(404);
        assertThat(as(key).get("/v1/campaigns/" + foreign + "/participants").statusCode())
                .isEqualTo(404);
        assertThat(as(key).delete("/v1/campaigns/" + id).statusCode()).isEqualTo(403);
    }

    private Response post(String body) {
        return asOperator()
                .contentType("application/json")
                .body(body.formatted(id))
                .post("/v1/campaigns");
    }

    private Response put(String version, String body) {
        return asOperator()
                .contentType("application/json")
                .header("If-Match", version)
                .body(body)
                .put("/v1/campaigns/" + id);
    }
}
