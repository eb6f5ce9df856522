package io.ringback.rating.attempt;

import static io.ringback.rating.Bus.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is for show is judged by play money, and felt by nothing that is real. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class SandboxFlowTest {
    @Inject
    Bus bus;

    @Test
    void sandbox_request_is_priced_by_play_money_over_the_trunk_of_the_sandbox_and_holds_nothing() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var unregistered = new Party.E164("+442079460999");
        var request = customer.wish().from(unregistered).requestedInSandbox();

        bus.send(request);

        var authorized = bus.the(AttemptAuthorized.class, request.attemptId());
        assertThat(authorized.chargeable()).isFalse();
        assertThat(authorized.grant()).isEqualTo(new Grant(300, false, 120));
        assertThat(authorized.targets().getFirst().limitSeconds()).isEqualTo(5400);
        assertThat(authorized.balance()).isEqualTo(Money.of("100", "EUR"));
        assertThat(authorized.caller().routes()).containsExactly(new Route("sandbox", unregistered.number()));
        assertThat(authorized.targets().getFirst().routes())
                .containsExactly(new Route("sandbox", Wishes.CALLEE.number()));
        assertThat(Desk.held(customer.account())).isEqualTo(Money.zero("EUR"));
        assertThat(Desk.liveCalls(customer.account())).isZero();
    }

    @Test
    void calls_of_the_sandbox_take_no_place_of_one_in_earnest_and_have_ten_of_their_own() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var forShow = IntStream.range(0, 11)
                .mapToObj(_ -> customer.wish().requestedInSandbox())
                .toList();
        var real = customer.wish().requested();

        forShow.subList(0, 10).forEach(bus::send);
        bus.send(real);

        assertThat(bus.the(AttemptAuthorized.class, real.attemptId()).chargeable())
                .isTrue();
        forShow.subList(0, 10)
                .forEach(each -> assertThat(bus.the(AttemptAuthorized.class, each.attemptId())
                                .sandbox())
                        .isTrue());
        bus.send(forShow.getLast());
        assertThat(bus.the(AttemptRefused.class, forShow.getLast().attemptId()).reason())
                .isEqualTo(RefusalReason.TOO_MANY_CALLS);
        bus.send(event(forShow.getFirst(), 1, Calls.nobodyAnswered()));
        bus.the(AttemptSettled.class, forShow.getFirst().attemptId());
        assertThat(Desk.liveCalls(customer.account())).isEqualTo(1);
        assertThat(Desk.held(customer.account())).isEqualTo(Money.of("5", "EUR"));
    }

    @Test
    void spent_cap_keeps_nobody_from_trying_in_the_sandbox() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        Desk.asOperator()
                .body(Map.of("perCall", "0.01"))
                .put("/v1/accounts/{id}/spend-caps", customer.account())
                .then()
                .statusCode(200);
        var real = customer.wish().requested();
        var forShow = customer.wish().requestedInSandbox();

        bus.send(real);
        bus.send(forShow);

        assertThat(bus.the(AttemptRefused.class, real.attemptId()).reason()).isEqualTo(RefusalReason.SPEND_CAP);
        assertThat(bus.the(AttemptAuthorized.class, forShow.attemptId()).chargeable())
                .isFalse();
    }

    @Test
    void quote_of_the_sandbox_counts_there_alone() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var key = Desk.sandboxKey(customer.account());

        var quote = Desk.as(key)
                .body(Map.of("caller", customer.number().number(), "callee", Wishes.CALLEE.number()))
                .post("/v1/quotes")
                .jsonPath();
        var real = customer.wish().at(quote.getUUID("id")).requested();
        var forShow = customer.wish().at(quote.getUUID("id")).requestedInSandbox();
        bus.send(real);
        bus.send(forShow);

        assertThat(quote.getInt("limitSeconds")).isEqualTo(5400);
        assertThat(bus.the(AttemptRefused.class, real.attemptId()).reason()).isEqualTo(RefusalReason.QUOTE);
        assertThat(bus.the(AttemptAuthorized.class, forShow.attemptId()).chargeable())
                .isFalse();
    }

    @Test
    void operator_s_key_of_the_sandbox_sees_no_attempt_in_earnest() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var key = Desk.operatorsSandboxKey(customer.account());
        var real = customer.wish().requested();
        var forShow = customer.wish().requestedInSandbox();
        bus.send(real);
        bus.send(forShow);
        bus.the(AttemptAuthorized.class, real.attemptId());
        bus.the(AttemptAuthorized.class, forShow.attemptId());

        assertThat(open(Desk.as(key), customer.account()))
                .containsExactly(forShow.attemptId().toString());
        assertThat(open(Desk.asOperator(), customer.account()))
                .containsExactlyInAnyOrder(
                        real.attemptId().toString(), forShow.attemptId().toString());
        assertThat(status(key, forShow.attemptId(), "")).isEqualTo(200);
        assertThat(status(key, forShow.attemptId(), "/corrections")).isEqualTo(200);
        assertThat(status(key, real.attemptId(), "")).isEqualTo(404);
        assertThat(status(key, real.attemptId(), "/corrections")).isEqualTo(404);
    }

    private static List<String> open(RequestSpecification who, UUID account) {
        return who.get("/v1/attempts?state=AUTHORIZED&account={account}", account)
                .jsonPath()
                .getList("items.id");
    }

    private static int status(String key, UUID attempt, String of) {
        return Desk.as(key).get("/v1/attempts/" + attempt + of).statusCode();
    }
}
