package io.ringback.rating.attempt;

import static io.ringback.rating.Bus.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.StopReason;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class WithdrawalFlowTest {
    @Inject
    Bus bus;

    @Test
    void cancelled_attempt_is_withdrawn_once_and_keeps_its_hold_until_it_has_ended() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = authorized(customer.wish());

        bus.sendTwice(withdrawal(request, StopReason.CANCELLED));
        bus.send(withdrawal(request, StopReason.BLOCKED));

        var withdrawn = bus.the(Withdrawn.class, request.attemptId());
        assertThat(withdrawn)
                .isEqualTo(new Withdrawn(
                        request.callbackId(), request.attemptId(), withdrawn.at(), false, StopReason.CANCELLED));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.of("5", "EUR"));
        bus.send(event(request, 1, Calls.nobodyAnswered()));
        assertThat(bus.the(AttemptSettled.class, request.attemptId()).amount()).isEqualTo(Money.zero("EUR"));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
        assertThat(bus.all(Withdrawn.class, request.attemptId())).hasSize(1);
    }

    @Test
    void withdrawal_of_a_refused_attempt_changes_nothing() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var request = customer.wish().requested();
        bus.send(request);
        bus.the(AttemptRefused.class, request.attemptId());

        bus.send(withdrawal(request, StopReason.CANCELLED));
        var marker = customer.wish().requested();
        bus.send(marker);
        bus.the(AttemptRefused.class, marker.attemptId());

        assertThat(bus.all(Withdrawn.class, request.attemptId())).isEmpty();
        assertThat(bus.all(AttemptSettled.class, request.attemptId())).hasSize(1);
    }

    @Test
    void suspension_stops_running_calls_tells_everyone_and_refuses_the_next() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 3));
        var one = authorized(customer.wish());
        var two = authorized(customer.wish().to(Wishes.OTHER_CALLEE));

        Desk.asOperator()
                .body(Map.of("status", "SUSPENDED"))
                .patch("/v1/accounts/{id}", customer.account())
                .then()
                .statusCode(200);

        assertThat(bus.the(Withdrawn.class, one.attemptId()).reason()).isEqualTo(StopReason.SUSPENDED);
        assertThat(bus.the(Withdrawn.class, two.attemptId()).reason()).isEqualTo(StopReason.SUSPENDED);
        var snapshot = bus.first(
                AccountSnapshot.class,
                told -> told.accountId().equals(customer.account()) && told.status() == Status.SUSPENDED);
        assertThat(snapshot.version()).isEqualTo(3);
        var next = customer.wish().requested();
        bus.send(next);
        assertThat(bus.the(AttemptRefused.class, next.attemptId()).reason()).isEqualTo(RefusalReason.SUSPENDED);
    }

    @Test
    void withdrawn_call_gets_no_more_talk() {
        var customer = Desk.customer(Desk.deck("0.10"), "5", Map.of("concurrency", 2));
        var request = authorized(customer.wish());
        bus.send(withdrawal(request, StopReason.CANCELLED));
        bus.the(Withdrawn.class, request.attemptId());

        bus.send(event(request, 1, new HoldExtensionRequested(1, 270)));

        var extended = bus.the(HoldExtended.class, request.attemptId());
        assertThat(extended)
                .isEqualTo(new HoldExtended(
                        request.callbackId(), request.attemptId(), extended.at(), false, 1, 300, true));
    }

    private AttemptRequested authorized(Wishes wish) {
        var request = wish.requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        return request;
    }

    private static WithdrawalRequested withdrawal(AttemptRequested request, StopReason reason) {
        return new WithdrawalRequested(request.callbackId(), request.attemptId(), Instant.now(), false, reason);
    }
}
