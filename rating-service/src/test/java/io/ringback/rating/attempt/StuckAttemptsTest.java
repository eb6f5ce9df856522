package io.ringback.rating.attempt;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Measures;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.OperatorDecision;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class StuckAttemptsTest {
    private static final Map<String, Object> MINUTE =
            Map.of("callerMillis", 70_000, "talkMillis", 60_000, "reason", "carrier's records");

    @Inject
    Bus bus;

    @Inject
    Database database;

    @Test
    void stuck_attempt_is_listed_settled_by_hand_and_told_as_decided() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = stuck(customer.wish().atMost(600));
        var listed = list("STUCK", customer.account());

        var settled = settle(request.attemptId(), MINUTE);

        assertThat(listed).containsExactly(request.attemptId().toString());
        assertThat(settled.statusCode()).as(settled.asString()).isEqualTo(200);
        var told = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(told.decision()).isEqualTo(new OperatorDecision("operator", "carrier's records"));
        assertThat(List.of(told.amount(), told.balanceAfter()))
                .containsExactly(Money.of("0.10", "EUR"), Money.of("4.90", "EUR"));
        assertThat(List.of(told.callerSeconds(), told.talkSeconds())).containsExactly(70L, 60L);
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
        assertThat(Desk.liveCalls(customer.account())).isZero();
        assertThat(list("STUCK", customer.account())).isEmpty();
    }

    @Test
    void end_that_is_told_after_all_changes_nothing_and_is_noted_once() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = stuck(customer.wish().atMost(600));
        settle(request.attemptId(), MINUTE);

        bus.sendTwice(Bus.event(request, 1, Calls.talkedFor(300_000)));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> asOperator()
                                .get("/v1/attempts/{id}", request.attemptId())
                                .jsonPath()
                                .get("lateTalkMillis")
                        != null);
        var shown = asOperator().get("/v1/attempts/{id}", request.attemptId()).jsonPath();
        assertThat(List.of(
                        shown.getLong("lateTalkMillis"),
                        shown.getString("amount.amount"),
                        shown.getString("settledBy")))
                .isEqualTo(List.of(300_000L, "0.10", "operator"));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.90", "EUR"));
        assertThat(bus.all(AttemptSettled.class, request.attemptId())).hasSize(1);
    }

    @Test
    void attempt_that_may_still_be_under_way_or_is_settled_is_not_settled_by_hand() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var open = customer.wish().requested();
        bus.send(open);
        bus.the(AttemptAuthorized.class, open.attemptId());

        var early = settle(open.attemptId(), MINUTE);
        bus.send(Bus.event(open, 1, Calls.talkedFor(30_000)));
        bus.the(AttemptSettled.class, open.attemptId());
        var late = settle(open.attemptId(), MINUTE);
        var senseless = settle(open.attemptId(), Map.of("callerMillis", -1, "talkMillis", 0, "reason", "x"));

        assertThat(problem(early)).containsEntry("status", 409).containsEntry("code", "not-stuck");
        assertThat(problem(late)).containsEntry("status", 409).containsEntry("code", "already-settled");
        assertThat(senseless.jsonPath().getString("errors[0].field")).isEqualTo("callerMillis");
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.90", "EUR"));
    }

    @Test
    void end_and_settlement_by_hand_at_the_same_time_charge_once() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = stuck(customer.wish().atMost(600));

        bus.send(Bus.event(request, 1, Calls.talkedFor(60_000)));
        settle(request.attemptId(), MINUTE);

        assertThat(bus.the(AttemptSettled.class, request.attemptId()).amount()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.90", "EUR"));
    }

    @Test
    void estimated_attempt_is_listed_until_its_times_are_corrected() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = customer.wish().requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        bus.send(Bus.event(request, 1, lost(30_000)));
        bus.the(AttemptSettled.class, request.attemptId());
        var before = list("ESTIMATED", customer.account());

        asOperator().body(MINUTE).post("/v1/attempts/{id}/corrections", request.attemptId());

        assertThat(before).containsExactly(request.attemptId().toString());
        assertThat(bus.the(ChargeCorrected.class, request.attemptId()).measures())
                .isEqualTo(new Measures(70, 60, 0, Money.zero("EUR"), Money.of("4.90", "EUR"), false));
        assertThat(list("ESTIMATED", customer.account())).isEmpty();
    }

    @Test
    void list_goes_on_from_page_to_page_and_wants_a_state() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 3));
        var wanted = List.of(
                stuck(customer.wish().atMost(60)),
                stuck(customer.wish().atMost(60)),
                stuck(customer.wish().atMost(60)));

        var seen = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = asOperator()
                    .get("/v1/attempts?state=stuck&limit=2&account=" + customer.account() + "&cursor=" + cursor)
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        wanted.stream().map(one -> one.attemptId().toString()).toList());
        assertThat(asOperator().get("/v1/attempts").jsonPath().getString("errors[0].field"))
                .isEqualTo("state");
    }

    /** Authorised long ago, and never heard of again. */
    private AttemptRequested stuck(Wishes wish) {
        var request = wish.requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        database.runInTransaction(tx -> tx.execute(
                "UPDATE attempt SET hold_expires_at = now() - interval '1 second' WHERE id = $1", request.attemptId()));
        return request;
    }

    private static AttemptEnded lost(long talkMillis) {
        return new AttemptEnded(
                Disposition.ANSWERED,
                null,
                Leg.CALLEE,
                HungUpBy.UNKNOWN,
                EndReason.LOST,
                null,
                null,
                true,
                true,
                null,
                talkMillis,
                talkMillis,
                true);
    }

    private static Response settle(UUID attempt, Map<String, Object> order) {
        return asOperator().body(order).post("/v1/attempts/{id}/settlement", attempt);
    }

    private static List<String> list(String state, UUID account) {
        return asOperator()
                .get("/v1/attempts?state=" + state + "&account=" + account)
                .jsonPath()
                .getList("items.id");
    }
}
