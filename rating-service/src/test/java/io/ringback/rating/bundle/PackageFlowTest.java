package io.ringback.rating.bundle;

import static io.ringback.rating.Bus.event;
import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.bundle.PackageStage.callee;
import static io.ringback.rating.bundle.PackageStage.give;
import static io.ringback.rating.bundle.PackageStage.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class PackageFlowTest {
    private static final Money NOTHING = Money.zero("EUR");

    @Inject
    Bus bus;

    @Test
    void free_seconds_pay_without_any_money_are_kept_for_the_call_and_used_once() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var id = give(customer.account(), Map.of("freeSeconds", 180, "prefixes", List.of("49")));

        var request = customer.wish().requested();
        bus.sendTwice(request);
        var authorized = bus.the(AttemptAuthorized.class, request.attemptId());
        var kept = numbers(customer.account(), id);
        bus.sendTwice(event(request, 1, Calls.talkedFor(61_500)));
        var settled = bus.the(AttemptSettled.class, request.attemptId());

        assertThat(authorized.grant().grantedSeconds()).isEqualTo(180);
        assertThat(kept).isEqualTo(List.of(0, 180, 0));
        assertThat(List.of(settled.amount(), settled.absorbed(), settled.balanceAfter()))
                .containsExactly(NOTHING, NOTHING, NOTHING);
        assertThat(callee(settled.legs()).freeSeconds()).isEqualTo(120);
        assertThat(callee(settled.legs()).steps())
                .containsExactly(
                        "62 s billed as 120 s: first 60 s, then steps of 60 s",
                        "the first 120 s are free",
                        "nothing is charged");
        assertThat(numbers(customer.account(), id)).isEqualTo(List.of(120, 0, 60));
    }

    @Test
    void money_pays_what_lies_beyond_the_free_seconds_and_what_they_are_not_good_for_is_refused() {
        var customer = Desk.customer(Desk.deck("0.10"), "0.10");
        give(customer.account(), Map.of("freeSeconds", 60, "prefixes", List.of("49")));
        var british = give(customer.account(), Map.of("freeSeconds", 600, "prefixes", List.of("44")));

        var request = new PackageStage(bus).authorized(customer.wish());
        var limit =
                bus.the(AttemptAuthorized.class, request.attemptId()).grant().grantedSeconds();
        var held = Desk.held(customer.account());
        var settled = new PackageStage(bus).ended(request, 119_000);
        var refused = customer.wish().requested();
        bus.send(refused);

        assertThat(limit).isEqualTo(120);
        assertThat(held).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(settled.amount()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(bus.the(AttemptRefused.class, refused.attemptId()).reason()).isEqualTo(RefusalReason.NO_MONEY);
        assertThat(numbers(customer.account(), british)).isEqualTo(List.of(0, 0, 600));
    }

    @Test
    void free_call_is_free_as_a_whole_and_given_back_if_nobody_talked() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var id = give(customer.account(), Map.of("freeCalls", 2));

        var unanswered = new PackageStage(bus).authorized(customer.wish());
        bus.send(event(unanswered, 1, Calls.nobodyAnswered()));
        bus.the(AttemptSettled.class, unanswered.attemptId());
        var afterwards = numbers(customer.account(), id);
        var settled = new PackageStage(bus).ended(new PackageStage(bus).authorized(customer.wish()), 600_500);

        assertThat(afterwards).isEqualTo(List.of(0, 0, 2));
        assertThat(settled.amount()).isEqualTo(NOTHING);
        assertThat(callee(settled.legs()).freeSeconds()).isEqualTo(660);
        assertThat(numbers(customer.account(), id)).isEqualTo(List.of(1, 0, 1));
    }

    @Test
    void what_ends_first_is_used_first_and_an_ended_package_no_more() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var lasting = give(customer.account(), Map.of("freeSeconds", 120));
        var soon = give(
                customer.account(),
                Map.of(
                        "freeSeconds",
                        60,
                        "validUntil",
                        Instant.now().plusSeconds(3600).toString()));

        new PackageStage(bus).ended(new PackageStage(bus).authorized(customer.wish()), 61_000);
        var before = List.of(numbers(customer.account(), soon), numbers(customer.account(), lasting));
        asOperator()
                .delete("/v1/accounts/{id}/packages/{package}", customer.account(), lasting)
                .then()
                .statusCode(204);
        var refused = customer.wish().requested();
        bus.send(refused);

        assertThat(before).isEqualTo(List.of(List.of(60, 0, 0), List.of(60, 0, 60)));
        assertThat(bus.the(AttemptRefused.class, refused.attemptId()).reason()).isEqualTo(RefusalReason.NO_MONEY);
    }

    @Test
    void keyed_destination_takes_its_free_seconds_and_another_one_gives_them_back() {
        var customer = Desk.customer(Desk.deck("0.10"), "1");
        var id = give(customer.account(), Map.of("freeSeconds", 120, "prefixes", List.of("493023125010")));
        var request = new PackageStage(bus)
                .authorized(customer.wish().askingForTheDestination().atMost(300));

        bus.send(keyed(request, 1, Wishes.OTHER_CALLEE));
        bus.first(CalleeAuthorized.class, one -> one.attemptId().equals(request.attemptId()) && one.tryNumber() == 1);
        var kept = numbers(customer.account(), id);
        bus.send(keyed(request, 2, Wishes.CALLEE));
        bus.first(CalleeAuthorized.class, one -> one.attemptId().equals(request.attemptId()) && one.tryNumber() == 2);

        assertThat(kept).isEqualTo(List.of(0, 120, 0));
        assertThat(numbers(customer.account(), id)).isEqualTo(List.of(0, 0, 120));
        assertThat(new PackageStage(bus).ended(request, 60_000).amount()).isEqualTo(Money.of("0.10", "EUR"));
    }

    private static CalleeRequested keyed(AttemptRequested request, int tryNumber, Party callee) {
        return new CalleeRequested(
                request.callbackId(), request.attemptId(), request.at(), false, tryNumber, callee, List.of(), null);
    }
}
