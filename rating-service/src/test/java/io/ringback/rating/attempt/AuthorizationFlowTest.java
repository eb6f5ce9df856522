package io.ringback.rating.attempt;

import static io.ringback.rating.Bus.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.Evaluated;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.EvaluationRequested;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.Trigger;
import io.ringback.contracts.values.Warnings;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class AuthorizationFlowTest {
    @Inject
    Bus bus;

    @Test
    void request_is_authorised_once_with_everything_the_engine_needs_however_often_it_comes() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = customer.wish()
                .doing(new CallOptions(true, MachinePolicy.LEAVE_MESSAGE, true))
                .requested();

        bus.sendTwice(request);
        var authorized = bus.the(AttemptAuthorized.class, request.attemptId());

        assertThat(authorized).isEqualTo(expected(request, customer, authorized.at()));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.of("5", "EUR"));
        assertThat(Desk.balance(customer.account())).isEqualTo(Money.of("5", "EUR"));
        end(request, customer);
        assertThat(bus.all(AttemptAuthorized.class, request.attemptId())).hasSize(1);
    }

    @Test
    void refused_request_is_settled_with_nothing_at_once() {
        var customer = Desk.customer(Desk.deck("0.04"), "0.01");
        var request = customer.wish().requested();

        bus.sendTwice(request);

        var settled = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(bus.the(AttemptRefused.class, request.attemptId()))
                .isEqualTo(new AttemptRefused(
                        request.callbackId(),
                        request.attemptId(),
                        settled.at(),
                        false,
                        RefusalReason.NO_MONEY,
                        "The balance does not cover the shortest call."));
        assertThat(settled)
                .isEqualTo(new AttemptSettled(
                        request.callbackId(),
                        request.attemptId(),
                        settled.at(),
                        false,
                        customer.account(),
                        RefusalReason.NO_MONEY,
                        new RequestFacts(
                                1,
                                Trigger.API,
                                Script.CONNECT,
                                customer.number(),
                                Wishes.CALLEE,
                                null,
                                "en",
                                request.at()),
                        null,
                        0,
                        0,
                        0,
                        List.of(),
                        Money.zero("EUR"),
                        Money.zero("EUR"),
                        Money.of("0.01", "EUR"),
                        0,
                        false));
    }

    @Test
    void request_of_nobody_we_know_is_refused_and_settled_without_a_currency() {
        var request = Wishes.of(new UUID(1, 1)).requested();

        bus.send(request);

        assertThat(bus.the(AttemptRefused.class, request.attemptId()).reason()).isEqualTo(RefusalReason.NO_ACCOUNT);
        var settled = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(settled.accountId()).isNull();
        assertThat(settled.amount()).isEqualTo(Money.zero("XXX"));
    }

    @Test
    void only_one_of_thirty_requests_at_once_is_authorised_where_there_is_credit_for_one() {
        var customer = Desk.customer(Desk.deck("0.10"), "0.10", Map.of("concurrency", 30));
        var requests = IntStream.range(0, 30)
                .mapToObj(i -> customer.wish()
                        .to(new Party.E164("+4930231250%02d".formatted(i)))
                        .requested())
                .toList();
        var attempts = requests.stream().map(AttemptRequested::attemptId).toList();

        requests.parallelStream().forEach(bus::send);

        bus.awaitAll(AttemptRefused.class, 29, refused -> attempts.contains(refused.attemptId()));
        var authorized = bus.awaitAll(AttemptAuthorized.class, 1, one -> attempts.contains(one.attemptId()));
        assertThat(authorized).extracting(AttemptAuthorized::grant).containsExactly(new Grant(60, true, 120));
        assertThat(bus.awaitAll(AttemptRefused.class, 29, one -> attempts.contains(one.attemptId())))
                .hasSize(29)
                .extracting(AttemptRefused::reason)
                .containsOnly(RefusalReason.NO_MONEY);
    }

    @Test
    void second_call_of_an_account_with_one_at_once_is_refused_until_the_first_has_ended() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var first = customer.wish().atMost(60).requested();
        var second = customer.wish().atMost(60).requested();
        var third = customer.wish().atMost(60).requested();

        bus.send(first);
        bus.the(AttemptAuthorized.class, first.attemptId());
        bus.send(second);
        var refused = bus.the(AttemptRefused.class, second.attemptId());
        end(first, customer);
        bus.send(third);

        assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_MANY_CALLS);
        assertThat(bus.the(AttemptAuthorized.class, third.attemptId()).accountId())
                .isEqualTo(customer.account());
    }

    @Test
    void dry_run_is_answered_once_and_holds_nothing() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = new EvaluationRequested(
                Ids.next(), Ids.next(), Instant.now(), false, customer.wish().wish());

        bus.sendTwice(request);

        var evaluated = bus.the(Evaluated.class, request.attemptId());
        assertThat(evaluated.rules()).extracting(RuleAnswer::allowed).containsOnly(true);
        assertThat(evaluated.pricePerMinute()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(evaluated.limitSeconds()).isEqualTo(3000);
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
    }

    private void end(AttemptRequested request, Desk.Customer customer) {
        bus.send(event(request, 1, Calls.nobodyAnswered()));
        var settled = bus.the(AttemptSettled.class, request.attemptId());
        assertThat(settled.balanceAfter()).isEqualTo(Money.of("5", "EUR"));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
    }

    private static AttemptAuthorized expected(AttemptRequested request, Desk.Customer customer, Instant at) {
        var callerRoute = new Route("sim", customer.number().number());
        var calleeRoute = new Route("sim", Wishes.CALLEE.number());
        return new AttemptAuthorized(
                request.callbackId(),
                request.attemptId(),
                1,
                at,
                false,
                customer.account(),
                Script.CONNECT,
                new CallerLeg(customer.number(), List.of(callerRoute), 45),
                null,
                false,
                false,
                List.of(),
                null,
                List.of(new Target(Wishes.CALLEE, List.of(calleeRoute), 3000, 60, Set.of())),
                new Grant(3000, true, 120),
                Warnings.DEFAULT,
                new CallerIds(null, customer.number().number()),
                Money.of("5", "EUR"),
                Money.of("0.10", "EUR"),
                "en",
                1,
                true,
                request.queuedSince(),
                at.plusSeconds(60),
                request.wish().options());
    }
}
