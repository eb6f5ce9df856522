package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.messaging.Database;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody is rung more than six times an hour, however many accounts ask. */
@OnServers
class RingCapTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    @Test
    void seventh_ring_within_an_hour_is_refused_whoever_asks() {
        String callee = Town.callee();
        for (int i = 0; i < 6; i++) {
            assertThat(ask(town.customer(), callee).statusCode()).isEqualTo(202);
        }

        Response seventh = ask(town.customer(), callee);

        assertThat(seventh.statusCode()).isEqualTo(422);
        assertThat(seventh.jsonPath().getString("code")).isEqualTo("number-cap");
    }

    @Test
    void ring_of_more_than_an_hour_ago_makes_room() {
        String callee = Town.callee();
        rung(callee, 5, "59 minutes");
        rung(callee, 1, "61 minutes");

        assertThat(ask(town.customer(), callee).statusCode()).isEqualTo(202);
        assertThat(ask(town.customer(), callee).statusCode()).isEqualTo(422);
    }

    @Test
    void twenty_rings_are_enough_for_a_day() {
        String callee = Town.callee();
        rung(callee, 19, "23 hours");
        rung(callee, 9, "25 hours");

        assertThat(ask(town.customer(), callee).statusCode()).isEqualTo(202);
        assertThat(ask(town.customer(), callee).statusCode()).isEqualTo(422);
    }

    @Test
    void second_request_that_joins_is_no_ring() {
        String callee = Town.callee();
        rung(callee, 4, "1 minute");
        Customer customer = town.customer();

        assertThat(ask(customer, callee).statusCode()).isEqualTo(202);
        assertThat(ask(customer, callee).statusCode()).isEqualTo(200);
        assertThat(ask(town.customer(), callee).statusCode()).isEqualTo(202);
    }

    @Test
    void keyed_number_counts_as_well() {
        Customer customer = town.customer();
        String callee = Town.callee();
        rung(callee, 6, "1 minute");
        UUID id = customer.asks("{\"caller\": \"%s\"}".formatted(Town.CALLER))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        Story story = Town.story(
                customer, id, wire.await(id, AttemptRequested.class, 1).attemptId());
        List<CallFact> facts = new ArrayList<>(
                story.talk().subList(0, 3).stream().map(CallEvent::fact).toList());
        facts.add(new CallFact.DestinationDialled(1, callee.substring(1)));

        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(Topic.CALL_EVENTS, story.events(facts.toArray(CallFact[]::new)));

        assertThat(wire.await(id, CalleeRequested.class, 1).refused()).isEqualTo(RefusalReason.FORBIDDEN);
        await().atMost(Wire.LIMIT)
                .until(() -> customer.asks()
                        .get("/v1/callbacks/" + id + "/timeline")
                        .jsonPath()
                        .getList("steps.code")
                        .contains("NUMBER_CAP"));
    }

    private void rung(String number, int times, String ago) {
        database.runInTransaction(tx -> tx.execute(
                "INSERT INTO number_ring (number, at) SELECT $1, now() - $2::text::interval FROM generate_series(1, $3)",
                number,
                ago,
                times));
    }

    private static Response ask(Customer customer, String callee) {
        return customer.asks(Town.body(callee)).post("/v1/callbacks");
    }
}
