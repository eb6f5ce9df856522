package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.ringback.contracts.BlockedNumber;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.values.StopReason;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnServers
class BlockedNumbersTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void blocked_number_is_refused_at_once_and_told_to_everyone() {
        String callee = Town.callee();

        Response blocked = Town.asOperator()
                .body("{\"number\": \"%s\", \"reason\": \"DO_NOT_CALL\"}".formatted(callee))
                .post("/v1/blocked-numbers");
        Response asked = town.customer().asks(Town.body(callee)).post("/v1/callbacks");

        assertThat(blocked.statusCode()).isEqualTo(201);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.jsonPath().getString("code")).isEqualTo("number-blocked");
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(wire.heard(callee, BlockedNumber.class))
                        .extracting(BlockedNumber::version, BlockedNumber::reason, BlockedNumber::lifted)
                        .containsExactly(tuple(1L, "DO_NOT_CALL", false)));
    }

    @Test
    void block_of_a_number_does_not_narrow_the_block_of_all_that_begin_so() {
        Customer customer = town.customer();
        String callee = Town.callee();
        String beginning = callee.substring(0, callee.length() - 1);
        Town.asOperator()
                .body("{\"number\": \"%s\", \"prefix\": true}".formatted(beginning))
                .post("/v1/blocked-numbers");

        int again = Town.asOperator()
                .body("{\"number\": \"" + beginning + "\"}")
                .post("/v1/blocked-numbers")
                .statusCode();

        assertThat(again).isEqualTo(201);
        assertThat(customer.asks(Town.body(callee)).post("/v1/callbacks").statusCode())
                .isEqualTo(422);
        Town.asOperator().urlEncodingEnabled(false).delete("/v1/blocked-numbers/" + beginning);
    }

    @ParameterizedTest
    @CsvSource({"callee, false", "callee, true", "caller, false"})
    void block_stops_what_is_under_way_to_or_from_the_number(String side, boolean prefix) {
        Customer customer = town.customer();
        String callee = Town.callee();
        UUID id = customer.asks(Town.body(callee))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        UUID attempt = wire.await(id, AttemptRequested.class, 1).attemptId();
        UUID other = town.customer()
                .asks(Town.body(Town.callee()))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");
        String number = side.equals("caller") ? Town.CALLER : callee;

        Town.asOperator()
                .body("{\"number\": \"%s\", \"prefix\": %s}".formatted(number, prefix))
                .post("/v1/blocked-numbers");
        Town.asOperator().urlEncodingEnabled(false).delete("/v1/blocked-numbers/" + number);

        WithdrawalRequested withdrawal = wire.await(id, WithdrawalRequested.class, 1);
        assertThat(withdrawal.attemptId()).isEqualTo(attempt);
        assertThat(withdrawal.reason()).isEqualTo(StopReason.BLOCKED);
        assertThat(customer.asks().get("/v1/callbacks/" + id).jsonPath().getString("status"))
                .isEqualTo("CANCELLING");
        if (side.equals("callee")) {
            assertThat(wire.heard(other, WithdrawalRequested.class)).isEmpty();
        }
    }

    @Test
    void lifted_block_is_over() {
        Customer customer = town.customer();
        String callee = Town.callee();
        Town.asOperator().body("{\"number\": \"" + callee + "\"}").post("/v1/blocked-numbers");

        int lifted = Town.asOperator()
                .urlEncodingEnabled(false)
                .delete("/v1/blocked-numbers/" + callee)
                .statusCode();
        int again = Town.asOperator()
                .urlEncodingEnabled(false)
                .delete("/v1/blocked-numbers/" + callee)
                .statusCode();

        assertThat(lifted).isEqualTo(204);
        assertThat(again).isEqualTo(404);
        assertThat(customer.asks(Town.body(callee)).post("/v1/callbacks").statusCode())
                .isEqualTo(202);
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(wire.heard(callee, BlockedNumber.class))
                        .extracting(BlockedNumber::lifted)
                        .containsExactly(false, true));
    }

    @Test
    void beginning_of_numbers_blocks_them_all() {
        Customer customer = town.customer();
        String beginning = "+43720999";
        Town.asOperator()
                .body("{\"number\": \"%s\", \"prefix\": true}".formatted(beginning))
                .post("/v1/blocked-numbers");

        Response asked = customer.asks(Town.body(beginning + "123")).post("/v1/callbacks");

        assertThat(asked.jsonPath().getString("code")).isEqualTo("number-blocked");
        assertThat(Town.asOperator()
                        .get("/v1/blocked-numbers?limit=200")
                        .jsonPath()
                        .getList("items.number"))
                .contains(beginning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"number\": \"112\"} | number",
                "{\"number\": \"+493\"} | number",
                "{\"number\": \"+493023125001\", \"reason\": \"BAD\"} | reason",
                "{} | number"
            })
    void malformed_block_is_refused(String body, String field) {
        Response response = Town.asOperator().body(body).post("/v1/blocked-numbers");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.field")).containsExactly(field);
    }

    @Test
    void blocks_are_the_operators_business() {
        Customer customer = town.customer();

        assertThat(customer.asks().get("/v1/blocked-numbers").statusCode()).isEqualTo(403);
        assertThat(customer.asks("{\"number\": \"+493023125001\"}")
                        .post("/v1/blocked-numbers")
                        .statusCode())
                .isEqualTo(403);
    }
}
