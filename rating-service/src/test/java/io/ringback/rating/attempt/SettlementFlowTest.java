package io.ringback.rating.attempt;

import static io.ringback.rating.Bus.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.contracts.values.Trigger;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class SettlementFlowTest {
    @Inject
    Bus bus;

    @Test
    void ended_call_is_charged_once_and_the_rest_of_the_hold_given_back() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = authorized(customer.wish());
        var authorizedAt = bus.the(AttemptAuthorized.class, request.attemptId()).at();

        bus.sendTwice(event(request, 1, Calls.dialling(Leg.CALLER, 1, customer.number())));
        bus.sendTwice(event(request, 2, Calls.dialling(Leg.CALLEE, 2, Wishes.CALLEE)));
        bus.sendTwice(event(request, 3, Calls.talkedFor(61_001)));
        bus.sendTwice(event(request, 3, Calls.talkedFor(61_001)));

        var settled = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(settled)
                .isEqualTo(new AttemptSettled(
                        request.callbackId(),
                        request.attemptId(),
                        settled.at(),
                        false,
                        customer.account(),
                        null,
                        new RequestFacts(
                                1,
                                Trigger.API,
                                Script.CONNECT,
                                customer.number(),
                                Wishes.CALLEE,
                                null,
                                "en",
                                request.at()),
                        authorizedAt,
                        72,
                        62,
                        0,
                        legs(),
                        Money.of("0.20", "EUR"),
                        Money.zero("EUR"),
                        Money.of("4.80", "EUR"),
                        1,
                        false));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("4.80", "EUR"));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
        assertThat(Desk.liveCalls(customer.account())).isZero();
        assertThat(bus.all(AttemptSettled.class, request.attemptId())).hasSize(1);
    }

    @Test
    void request_that_comes_again_after_the_end_changes_nothing() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = authorized(customer.wish());
        bus.send(event(request, 1, Calls.talkedFor(30_000)));
        bus.the(AttemptSettled.class, request.attemptId());

        bus.send(request);
        bus.send(event(request, 1, Calls.talkedFor(30_000)));
        var later = authorized(customer.wish().atMost(60));
        bus.send(event(later, 1, Calls.nobodyAnswered()));

        assertThat(bus.the(AttemptSettled.class, later.attemptId()).balanceAfter())
                .isEqualTo(Money.of("4.90", "EUR"));
        assertThat(bus.all(AttemptAuthorized.class, request.attemptId())).hasSize(1);
        assertThat(bus.all(AttemptSettled.class, request.attemptId())).hasSize(1);
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void end_of_an_attempt_nobody_asked_for_becomes_a_dead_letter_with_its_reason() {
        var request = Wishes.ofNobody().requested();

        bus.send(event(request, 1, Calls.talkedFor(30_000)));

        assertThat(bus.deadLetterOf(request.callbackId()))
                .contains("no authorisation is known for attempt " + request.attemptId());
    }

    @Test
    void call_goes_on_to_the_last_cent_and_not_beyond() {
        var deck = Desk.fresh("deck");
        Desk.activateDeck(deck, "60", 1, 1);
        var customer = Desk.customer(deck, "100");
        var request = authorized(customer.wish());

        bus.send(event(request, 1, Calls.talkedFor(100_090)));

        var settled = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(bus.the(AttemptAuthorized.class, request.attemptId()).grant().grantedSeconds())
                .isEqualTo(100);
        assertThat(List.of(settled.talkSeconds(), settled.overrunMillis())).containsExactly(100L, 90L);
        assertThat(settled.amount()).isEqualTo(Money.of("100", "EUR"));
        assertThat(settled.balanceAfter()).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void sandbox_call_is_priced_and_costs_nothing() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = customer.wish().requestedInSandbox();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());

        bus.send(event(request, 1, Calls.talkedFor(30_000)));

        var settled = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(settled.legs().getLast().amount()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(settled.amount()).isEqualTo(Money.zero("EUR"));
        assertThat(settled.balanceAfter()).isEqualTo(Money.of("5", "EUR"));
    }

    @Test
    void price_is_that_of_the_version_in_force_when_it_was_authorised() {
        var deck = Desk.deck("0.10");
        var customer = Desk.customer(deck, "5");
        var request = authorized(customer.wish());
        Desk.activateDeck(deck, "0.90", 60, 60);

        bus.send(event(request, 1, Calls.talkedFor(30_000)));

        var settled = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(settled.amount()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(settled.deckVersion()).isEqualTo(1);
        var next = authorized(customer.wish());
        assertThat(bus.the(AttemptAuthorized.class, next.attemptId()).pricePerMinute())
                .isEqualTo(Money.of("0.90", "EUR"));
    }

    @Test
    void settlement_of_a_call_and_of_a_refusal_tells_the_campaign_that_was_named() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = authorized(customer.wish().in("spring-2027"));
        var refused =
                Desk.customer(Desk.deck("0.10"), "0").wish().in("spring-2027").requested();

        bus.send(event(request, 1, Calls.talkedFor(30_000)));
        bus.send(refused);

        assertThat(bus.the(AttemptSettled.class, request.attemptId()).request().campaign())
                .isEqualTo("spring-2027");
        assertThat(bus.the(AttemptSettled.class, refused.attemptId()).request().campaign())
                .isEqualTo("spring-2027");
    }

    @Test
    void talk_with_the_fallback_is_charged_as_the_fallback() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = authorized(customer.wish().orElse(Wishes.OTHER_CALLEE, TargetCondition.BUSY));

        bus.send(event(request, 1, Calls.dialling(Leg.CALLEE, 2, Wishes.CALLEE)));
        bus.send(event(request, 2, Calls.dialling(Leg.CALLEE, 3, Wishes.OTHER_CALLEE)));
        bus.send(event(request, 3, Calls.talkedFor(30_000)));

        assertThat(bus.the(AttemptSettled.class, request.attemptId()).amount()).isEqualTo(Money.of("0.10", "EUR"));
    }

    @Test
    void call_among_several_is_extended_slice_by_slice_and_an_old_request_is_ignored() {
        var customer = Desk.customer(Desk.deck("0.10"), "0.80", Map.of("concurrency", 2));
        var request = authorized(customer.wish());

        bus.sendTwice(event(request, 1, new HoldExtensionRequested(1, 270)));
        bus.sendTwice(event(request, 2, new HoldExtensionRequested(2, 450)));
        bus.send(event(request, 1, new HoldExtensionRequested(1, 270)));
        bus.send(event(request, 3, Calls.talkedFor(500_000)));

        var settled = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(bus.all(HoldExtended.class, request.attemptId()))
                .extracting(HoldExtended::sequence, HoldExtended::grantedSeconds, HoldExtended::last)
                .containsExactly(tuple(1, 480, true), tuple(2, 480, true));
        assertThat(List.of(settled.talkSeconds(), settled.overrunMillis())).containsExactly(480L, 20_000L);
        assertThat(settled.balanceAfter()).isEqualTo(Money.zero("EUR"));
    }

    private AttemptRequested authorized(Wishes wish) {
        var request = wish.requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        return request;
    }

    private static List<LegCharge> legs() {
        return List.of(
                new LegCharge(
                        Leg.CALLER,
                        null,
                        null,
                        72,
                        0,
                        null,
                        0,
                        Money.zero("EUR"),
                        List.of("the caller's leg is free by policy")),
                new LegCharge(
                        Leg.CALLEE,
                        "49",
                        "Germany",
                        62,
                        120,
                        new BigDecimal("0.10"),
                        0,
                        Money.of("0.20", "EUR"),
                        List.of(
                                "62 s billed as 120 s: first 60 s, then steps of 60 s",
                                "120 s at 0.10 a minute",
                                "sum rounded half up to 6 decimals: 0.200000")));
    }
}
