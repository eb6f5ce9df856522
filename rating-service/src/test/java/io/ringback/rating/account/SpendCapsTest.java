package io.ringback.rating.account;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.StopReason;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Desk.Customer;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class SpendCapsTest {
    private static final Map<String, Object> SEVERAL = Map.of("concurrency", 5);

    @Inject
    Bus bus;

    @Test
    void caps_are_put_shown_and_taken_away() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();

        var put = caps(
                account,
                Map.of(
                        "perCall",
                        "2",
                        "perHour",
                        "10",
                        "perDay",
                        "30.5",
                        "destinations",
                        List.of(Map.of("prefix", "882", "perDay", "0"))));
        var none = caps(account, Map.of());

        assertThat(put)
                .isEqualTo(Map.of(
                        "perCall", euros("2.00"),
                        "perHour", euros("10.00"),
                        "perDay", euros("30.50"),
                        "destinations",
                                List.of(Map.of(
                                        "prefix", "882",
                                        "perDay", euros("0.00"),
                                        "chargedThisDay", euros("0.00"),
                                        "reserved", euros("0.00"))),
                        "timeZone", "UTC",
                        "chargedThisHour", euros("0.00"),
                        "chargedThisDay", euros("0.00"),
                        "held", euros("0.00")));
        assertThat(none.keySet())
                .containsExactlyInAnyOrder("destinations", "timeZone", "chargedThisHour", "chargedThisDay", "held");
        assertThat(none.get("destinations")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "perCall, -1, 'must not be negative, nor above 1000000000000'",
        "perHour, 0.0000001, may have at most 6 decimals",
        "perWeek, 5, is not a known field"
    })
    void senseless_cap_is_named_and_changes_nothing(String field, String value, String message) {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();
        caps(account, Map.of("perDay", "7"));

        var refused = asOperator().body(Map.of(field, value)).put("/v1/accounts/{id}/spend-caps", account);

        assertThat(problem(refused))
                .containsEntry("status", 400)
                .containsEntry("errors", List.of(Map.of("field", field, "message", message)));
        assertThat(shown(account).get("perDay")).isEqualTo(euros("7.00"));
    }

    @Test
    void what_is_charged_and_what_is_held_count_and_the_next_call_is_refused() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", SEVERAL);
        caps(customer.account(), Map.of("perHour", "0.50"));
        var first = authorized(customer, 180);
        bus.send(Bus.event(first, 1, Calls.talkedFor(61_000)));
        bus.the(AttemptSettled.class, first.attemptId());
        authorized(customer, 180);

        var third = customer.wish().atMost(180).requested();
        bus.send(third);

        // 0.20 charged and 0.30 held are all of it.
        var refused = bus.the(AttemptRefused.class, third.attemptId());
        assertThat(refused.reason()).isEqualTo(RefusalReason.SPEND_CAP);
        assertThat(refused.sentence()).isEqualTo("The spend cap of the hour is reached.");
        assertThat(shown(customer.account()))
                .containsEntry("chargedThisHour", euros("0.20"))
                .containsEntry("chargedThisDay", euros("0.20"))
                .containsEntry("held", euros("0.30"));
    }

    @Test
    void running_call_is_not_extended_beyond_a_cap() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", SEVERAL);
        caps(customer.account(), Map.of("perCall", "0.70"));
        var request = authorized(customer, 5400);

        bus.send(Bus.event(request, 1, new HoldExtensionRequested(1, 270)));

        var extended = bus.the(HoldExtended.class, request.attemptId());
        assertThat(List.of(extended.grantedSeconds(), extended.last())).containsExactly(420, true);
        assertThat(Desk.held(customer.account())).isEqualTo(Money.of("0.70", "EUR"));
    }

    @Test
    void destination_cap_counts_calls_to_it_alone_and_gives_back_what_they_did_not_cost() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", SEVERAL);
        caps(customer.account(), Map.of("destinations", List.of(Map.of("prefix", "493023125002", "perDay", "0.30"))));
        var first = authorized(customer, 5400);
        var refused = customer.wish().requested();
        bus.send(refused);
        bus.the(AttemptRefused.class, refused.attemptId());
        bus.send(Bus.event(first, 1, Calls.talkedFor(20_000)));
        bus.the(AttemptSettled.class, first.attemptId());

        var second = customer.wish().requested();
        bus.send(second);
        var elsewhere = customer.wish().to(Wishes.OTHER_CALLEE).requested();
        bus.send(elsewhere);

        assertThat(bus.the(AttemptAuthorized.class, first.attemptId())
                        .targets()
                        .getFirst()
                        .limitSeconds())
                .isEqualTo(180);
        assertThat(bus.the(AttemptAuthorized.class, second.attemptId())
                        .targets()
                        .getFirst()
                        .limitSeconds())
                .isEqualTo(120);
        assertThat(bus.the(AttemptAuthorized.class, elsewhere.attemptId())
                        .targets()
                        .getFirst()
                        .limitSeconds())
                .isGreaterThan(1000);
        assertThat(shown(customer.account()).get("destinations"))
                .isEqualTo(List.of(Map.of(
                        "prefix", "493023125002",
                        "perDay", euros("0.30"),
                        "chargedThisDay", euros("0.10"),
                        "reserved", euros("0.20"))));
    }

    @Test
    void corrected_charge_counts_to_caps_as_what_it_is_now() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", SEVERAL);
        caps(
                customer.account(),
                Map.of(
                        "perHour",
                        "0.30",
                        "perDay",
                        "0.30",
                        "destinations",
                        List.of(Map.of("prefix", "493023125002", "perDay", "0.30"))));
        var first = authorized(customer, 180);
        bus.send(Bus.event(first, 1, Calls.talkedFor(150_000)));
        bus.the(AttemptSettled.class, first.attemptId());
        var refused = customer.wish().requested();
        bus.send(refused);
        bus.the(AttemptRefused.class, refused.attemptId());

        var corrected = asOperator()
                .header("Idempotency-Key", "bad-line")
                .body(Map.of("amount", "0.05", "reason", "bad line"))
                .post("/v1/attempts/{id}/corrections", first.attemptId());
        var second = customer.wish().requested();
        bus.send(second);

        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(201);
        assertThat(bus.the(AttemptAuthorized.class, second.attemptId())
                        .targets()
                        .getFirst()
                        .limitSeconds())
                .isEqualTo(120);
        assertThat(shown(customer.account()))
                .containsEntry("chargedThisHour", euros("0.05"))
                .containsEntry("chargedThisDay", euros("0.05"));
        assertThat(shown(customer.account()))
                .extractingByKey("destinations")
                .asString()
                .contains("chargedThisDay={amount=0.05");
    }

    @Test
    void cap_below_what_runs_stops_the_calls_that_could_breach_it() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", SEVERAL);
        var small = authorized(customer, 60);
        var large = authorized(customer, 300);

        caps(customer.account(), Map.of("perCall", "0.20", "perHour", "0.60"));
        var withdrawn = bus.the(Withdrawn.class, large.attemptId());
        var before = bus.all(Withdrawn.class, small.attemptId());
        caps(customer.account(), Map.of("perHour", "0.59"));

        assertThat(withdrawn.reason()).isEqualTo(StopReason.SUSPENDED);
        assertThat(before).isEmpty();
        assertThat(bus.the(Withdrawn.class, small.attemptId()).reason()).isEqualTo(StopReason.SUSPENDED);
        assertThat(bus.all(Withdrawn.class, large.attemptId())).hasSize(1);
    }

    @Test
    void new_destination_cap_counts_calls_that_run_already() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", SEVERAL);
        var german = authorized(customer, 300);

        var shown = caps(customer.account(), Map.of("destinations", List.of(Map.of("prefix", "49", "perDay", "0.40"))));

        assertThat(shown.get("destinations"))
                .isEqualTo(List.of(Map.of(
                        "prefix", "49",
                        "perDay", euros("0.40"),
                        "chargedThisDay", euros("0.00"),
                        "reserved", euros("0.50"))));
        assertThat(bus.the(Withdrawn.class, german.attemptId()).reason()).isEqualTo(StopReason.SUSPENDED);
    }

    @Test
    void customer_sees_its_caps_and_cannot_lift_them() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();
        var key = Desk.key(account);

        assertThat(Desk.as(key).get("/v1/accounts/{id}/spend-caps", account).statusCode())
                .isEqualTo(200);
        assertThat(Desk.as(key)
                        .body(Map.of())
                        .put("/v1/accounts/{id}/spend-caps", account)
                        .statusCode())
                .isEqualTo(403);
        assertThat(asOperator()
                        .body(Map.of())
                        .put("/v1/accounts/{id}/spend-caps", new UUID(1, 2))
                        .statusCode())
                .isEqualTo(404);
    }

    private AttemptRequested authorized(Customer customer, int seconds) {
        var request = customer.wish().atMost(seconds).requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        return request;
    }

    private static Map<String, Object> caps(UUID account, Map<String, Object> order) {
        var answer = asOperator().body(order).put("/v1/accounts/{id}/spend-caps", account);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getMap("$");
    }

    private static Map<String, Object> shown(UUID account) {
        return asOperator()
                .get("/v1/accounts/{id}/spend-caps", account)
                .jsonPath()
                .getMap("$");
    }

    private static Map<String, String> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
