package io.ringback.cdr.history;

import static io.ringback.cdr.Neighbours.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringback.cdr.Attempt;
import io.ringback.cdr.Attempts;
import io.ringback.cdr.Neighbours;
import io.ringback.cdr.OnServers;
import io.ringback.cdr.Taking;
import io.ringback.contracts.CampaignParticipation;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.messaging.CompactedView;
import io.ringback.messaging.Database;
import io.ringback.messaging.MessagingSettings;
import io.ringback.messaging.Received;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Records are counted for their campaigns in the transaction that writes them. */
@QuarkusTest
@OnServers
@SuppressWarnings("NullAway.Init")
class ParticipationTest {
    private static final String NUMBER = "+442079460002";
    private static final String OTHER = "+442079460003";

    @Inject
    Recorder recorder;

    @Inject
    Database database;

    @Inject
    MessagingSettings settings;

    private final String campaign = "c-" + Ids.next();

    /** This morning, so that it is in the period that is read. */
    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);

    @Test
    void every_order_batch_and_repetition_counts_a_callback_once() {
        var random = new Random(14);
        for (int round = 0; round < 12; round++) {
            String each = "c-" + Ids.next();
            made(each, "\"period\": \"P1D\"");
            var first = Attempts.answered(Ids.next(), today).corrected("0.05", 500);
            var second = Attempts.answered(Ids.next(), today.plusSeconds(600));
            var deliveries = new ArrayList<>(new Taking(each, NUMBER, Ids.next(), false).messages(first));
            deliveries.addAll(new Taking(each, NUMBER, Ids.next(), false).messages(second));
            deliveries.addAll(List.copyOf(deliveries));
            Collections.shuffle(deliveries, random);

            for (int from = 0; from < deliveries.size(); ) {
                int to = Math.min(deliveries.size(), from + 1 + random.nextInt(9));
                record(deliveries.subList(from, to));
                from = to;
            }

            assertThat(participant(each, NUMBER))
                    .as("round %d", round)
                    .containsEntry("calls", 2)
                    .containsEntry("talkSeconds", 120);
        }
    }

    @Test
    void tries_of_one_callback_are_one_and_what_was_not_answered_is_none() {
        made(campaign, "\"period\": \"P1D\", \"counts\": \"RUNG\"");
        made(campaign + "-a", "\"period\": \"P1D\"");
        for (String each : List.of(campaign, campaign + "-a")) {
            var taking = new Taking(each, NUMBER, Ids.next(), false);
            record(taking.messages(Attempts.callerBusy(Ids.next(), today)));
            record(taking.messages(Attempts.callerBusy(Ids.next(), today.plusSeconds(300))));
        }

        assertThat(participant(campaign, NUMBER)).containsEntry("calls", 1);
        assertThat(participant(campaign + "-a", NUMBER)).containsEntry("calls", 0);

        record(new Taking(campaign, NUMBER, Ids.next(), false).messages(Attempts.answered(Ids.next(), today)));
        assertThat(participant(campaign, NUMBER)).containsEntry("calls", 2).containsEntry("talkSeconds", 60);
    }

    @Test
    void periods_count_apart_and_the_late_record_of_one_that_is_over_blocks_nobody() {
        made(campaign, "\"period\": \"P1D\"");
        record(new Taking(campaign, NUMBER, Ids.next(), false).messages(Attempts.answered(Ids.next(), today)));
        record(new Taking(campaign, OTHER, Ids.next(), false)
                .messages(Attempts.answered(Ids.next(), today.minus(1, ChronoUnit.DAYS))));

        assertThat(participant(campaign, NUMBER))
                .containsEntry("calls", 1)
                .containsEntry("mayTakePart", false)
                .containsEntry("blockedUntil", today.plus(1, ChronoUnit.DAYS).toString());
        assertThat(participant(campaign, OTHER)).containsEntry("calls", 0).containsEntry("mayTakePart", true);
        JsonPath totals = asOperator().get("/v1/campaigns/" + campaign).jsonPath();
        assertThat(totals.getMap("totals.period"))
                .isEqualTo(Map.of(
                        "begins",
                        today.toString(),
                        "ends",
                        today.plus(1, ChronoUnit.DAYS).toString(),
                        "participants",
                        1,
                        "blocked",
                        1,
                        "calls",
                        1,
                        "talkSeconds",
                        60));
        assertThat(totals.getInt("totals.participants")).isEqualTo(2);
        assertThat(totals.getInt("totals.calls")).isEqualTo(2);
    }

    @Test
    void sandbox_and_campaigns_nobody_has_made_are_left_out() {
        made(campaign, "\"period\": \"P1D\"");

        record(new Taking(campaign, NUMBER, Ids.next(), true).messages(Attempts.answered(Ids.next())));
        record(new Taking("c-" + Ids.next(), NUMBER, Ids.next(), false).messages(Attempts.answered(Ids.next(), today)));

        assertThat(asOperator()
                        .get("/v1/campaigns/" + campaign + "/participants")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void talk_that_is_used_up_blocks_as_the_calls_do() {
        made(campaign, "\"calls\": 9, \"talkSeconds\": 60");

        record(new Taking(campaign, NUMBER, Ids.next(), false).messages(Attempts.answered(Ids.next(), today)));

        assertThat(participant(campaign, NUMBER))
                .containsEntry("mayTakePart", false)
                .doesNotContainKey("blockedUntil");
    }

    @Test
    void every_count_is_told_with_the_callbacks_that_made_it() {
        made(campaign, "\"period\": \"P1D\"");
        UUID callback = Ids.next();
        try (var told = new CompactedView<>(
                settings, Topic.CAMPAIGN_PARTICIPATION, CampaignParticipation.class, CampaignParticipation::version)) {
            told.start();
            var attempt = Attempts.answered(Ids.next(), today);
            record(new Taking(campaign, NUMBER, callback, false).messages(attempt));
            record(new Taking(campaign, NUMBER, callback, false).messages(attempt));

            await().atMost(Neighbours.LIMIT)
                    .until(() -> told.get(campaign + "/" + NUMBER).isPresent());
            CampaignParticipation heard = told.get(campaign + "/" + NUMBER).orElseThrow();
            assertThat(heard)
                    .isEqualTo(new CampaignParticipation(
                            campaign,
                            NUMBER,
                            1,
                            heard.at(),
                            false,
                            1,
                            today.plus(1, ChronoUnit.DAYS),
                            today,
                            today.plus(1, ChronoUnit.DAYS),
                            60,
                            List.of(callback)));
        }
    }

    @Test
    void replicas_that_count_for_one_number_at_once_lose_nothing() throws Exception {
        made(campaign, "\"calls\": 100, \"period\": \"P1D\"");
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 12; i++) {
            var messages =
                    new Taking(campaign, NUMBER, Ids.next(), false).messages(Attempts.answered(Ids.next(), today));
            threads.add(Thread.ofVirtual().start(() -> record(messages)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(participant(campaign, NUMBER)).containsEntry("calls", 12).containsEntry("talkSeconds", 720);
    }

    @Test
    void participants_are_paged_those_rung_last_first_and_found_by_number() {
        made(campaign, "\"period\": \"P1D\"");
        for (int i = 0; i < 5; i++) {
            record(new Taking(campaign, "+44207946001" + i, Ids.next(), false)
                    .messages(Attempts.answered(Ids.next(), today.plusSeconds(i))));
        }

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            JsonPath page = asOperator()
                    .get("/v1/campaigns/" + campaign + "/participants?limit=2&cursor=" + cursor)
                    .jsonPath();
            seen.addAll(page.getList("items.number", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(seen)
                .containsExactly("+442079460014", "+442079460013", "+442079460012", "+442079460011", "+442079460010");
        assertThat(participant(campaign, "+442079460012")).containsEntry("calls", 1);
        assertThat(asOperator().get("/v1/cdrs?campaign=" + campaign).jsonPath().getList("items.request.campaign"))
                .hasSize(5);
    }

    private void made(String id, String limit) {
        String calls = limit.contains("\"calls\"") ? "" : "\"calls\": 1, ";
        assertThat(asOperator()
                        .contentType("application/json")
                        .body("{\"id\": \"" + id + "\", \"limit\": {" + calls + limit + "}, \"begins\": \""
                                + today.minus(3, ChronoUnit.DAYS) + "\"}")
                        .post("/v1/campaigns")
                        .statusCode())
                .isEqualTo(201);
    }

    private static Map<String, Object> participant(String campaign, String number) {
        return asOperator()
                .queryParam("number", number)
                .get("/v1/campaigns/" + campaign + "/participants")
                .jsonPath()
                .getMap("items[0]");
    }

    private void record(List<? extends Message> messages) {
        var received = new ArrayList<Received<? extends Message>>();
        for (Message each : messages) {
            received.add(new Received<>(
                    each, Ids.next(), Attempt.topic(each), 0, 0, each.partitionKey(), Instant.now(), null));
        }
        database.runInTransaction(tx -> recorder.handle(tx, received));
    }
}
