package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Ids;
import io.ringback.messaging.Database;
import io.ringback.trigger.progress.OtherReplicas;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnServers
class DueTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    @Inject
    OtherReplicas others;

    @Test
    void callback_that_cannot_be_read_keeps_no_other_waiting() {
        UUID broken = Ids.next();
        database.runInTransaction(tx -> tx.execute(
                "INSERT INTO callback (id, account_id, sandbox, caller, status, live, joins, due_at, created_at,"
                        + " expires_at, state) VALUES ($1, $1, false, '+442079460001', 'SCHEDULED', true, true,"
                        + " now() - interval '1 hour', now(), now(), '{}')",
                broken));
        Customer customer = town.customer();

        UUID id = customer.asks(Town.body(
                        Town.callee(), "\"notBefore\": \"" + Instant.now().plusSeconds(1) + "\""))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");

        assertThat(wire.await(id, AttemptRequested.class, 1).attemptNumber()).isEqualTo(1);
        database.runInTransaction(tx -> tx.execute("DELETE FROM callback WHERE id = $1", broken));
    }

    @Test
    void many_due_at_once_are_each_requested_once_by_whichever_replica() {
        Customer customer = town.customer();
        // So many numbers that are alike are more than an account may ring within an hour.
        Town.asOperator()
                .body("{\"ringsPerRange\": 0}")
                .put("/v1/admission-policy/accounts/" + customer.account())
                .then()
                .statusCode(200);
        Instant due = Instant.now().plusSeconds(3);
        for (int i = 0; i < 150; i++) {
            customer.asks(Town.body("+4930231%05d".formatted(27_000 + i), "\"notBefore\": \"" + due + "\""))
                    .post("/v1/callbacks")
                    .then()
                    .statusCode(202);
        }

        try (var _ = others.run(2)) {
            await().atMost(Wire.LIMIT)
                    .untilAsserted(() -> assertThat(requests(customer)).hasSize(150));
        }

        assertThat(requests(customer).map(AttemptRequested::callbackId).distinct())
                .hasSize(150);
    }

    private Stream<AttemptRequested> requests(Customer customer) {
        return wire.heard(AttemptRequested.class).stream()
                .filter(request -> customer.account().equals(request.wish().accountId()));
    }
}
