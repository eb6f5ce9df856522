package io.ringback.rating.attempt;

import static io.ringback.rating.Bus.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.Warnings;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class KeyedDestinationFlowTest {
    @Inject
    Bus bus;

    @Test
    void keyed_destination_is_priced_held_and_charged() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = asked(customer);
        var heldBefore = Desk.held(customer.account());

        bus.sendTwice(keyed(request, 1, Wishes.CALLEE));
        var answer = bus.the(CalleeAuthorized.class, request.attemptId());

        assertThat(heldBefore).isEqualTo(Money.zero("EUR"));
        assertThat(answer)
                .isEqualTo(new CalleeAuthorized(
                        request.callbackId(),
                        request.attemptId(),
                        answer.at(),
                        false,
                        1,
                        List.of(new Target(
                                Wishes.CALLEE, List.of(new Route("sim", Wishes.CALLEE.number())), 3000, 60, Set.of())),
                        new Grant(3000, true, 240),
                        Warnings.DEFAULT,
                        new CallerIds("+442079460100", customer.number().number()),
                        Money.of("0.10", "EUR"),
                        1));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.of("5", "EUR"));
        bus.send(event(request, 1, Calls.dialling(Leg.CALLEE, 2, Wishes.CALLEE)));
        bus.send(event(request, 2, Calls.talkedFor(20_000)));
        var settled = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(settled.request().callee()).isEqualTo(Wishes.CALLEE);
        assertThat(settled.balanceAfter()).isEqualTo(Money.of("4.90", "EUR"));
    }

    @Test
    void refused_destination_leaves_the_next_try_open_and_an_old_try_is_ignored() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = asked(customer);

        bus.send(keyed(request, 1, new Party.E164("+12025550100")));
        bus.send(keyed(request, 2, Wishes.CALLEE));
        bus.the(CalleeAuthorized.class, request.attemptId());
        bus.send(keyed(request, 1, Wishes.CALLEE));
        bus.send(keyed(request, 3, new Party.E164("+12025550101")));
        var refusals =
                bus.awaitAll(CalleeRefused.class, 2, one -> one.attemptId().equals(request.attemptId()));

        var refused = refusals.getFirst();
        assertThat(refused)
                .isEqualTo(new CalleeRefused(
                        request.callbackId(),
                        request.attemptId(),
                        refused.at(),
                        false,
                        1,
                        RefusalReason.NO_RATE,
                        "There is no rate for this number."));
        assertThat(bus.the(CalleeAuthorized.class, request.attemptId()).tryNumber())
                .isEqualTo(2);
    }

    @Test
    void refusal_by_admission_is_passed_on() {
        var request = asked(Desk.customer(Desk.deck("0.10"), "5"));

        bus.send(new CalleeRequested(
                request.callbackId(),
                request.attemptId(),
                Instant.now(),
                false,
                1,
                null,
                List.of(),
                RefusalReason.FORBIDDEN));

        assertThat(bus.the(CalleeRefused.class, request.attemptId()).reason()).isEqualTo(RefusalReason.FORBIDDEN);
    }

    private AttemptRequested asked(Desk.Customer customer) {
        var request =
                customer.wish().askingForTheDestination().over("+442079460100").requested();
        bus.send(request);
        var authorized = bus.the(AttemptAuthorized.class, request.attemptId());
        assertThat(authorized.targets()).isEmpty();
        assertThat(authorized.grant()).isEqualTo(new Grant(0, false, 180));
        return request;
    }

    private static CalleeRequested keyed(AttemptRequested request, int tryNumber, Party callee) {
        return new CalleeRequested(
                request.callbackId(), request.attemptId(), Instant.now(), false, tryNumber, callee, List.of(), null);
    }
}
