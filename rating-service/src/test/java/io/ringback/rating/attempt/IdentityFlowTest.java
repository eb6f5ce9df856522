package io.ringback.rating.attempt;

import static io.ringback.rating.Desk.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.IdentityOffered;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.IdentityRefused;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Desk.Customer;
import io.ringback.rating.Wishes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class IdentityFlowTest {
    private static final Party.E164 ANYBODY = new Party.E164("+442079460997");

    @Inject
    Bus bus;

    @Inject
    IdentitySeal seal;

    @Inject
    Database database;

    @Test
    void caller_who_keys_account_and_pin_goes_on_at_that_account_and_is_charged_there() {
        var owner = Desk.customer(Desk.deck("0.50"), "3");
        var payer = withPin("4711", "5");
        var request = asked(owner);

        var offered = offered(request, 1, 1, payer, "4711");
        bus.sendTwice(offered);
        var second = bus.first(
                AttemptAuthorized.class,
                one -> one.attemptId().equals(request.attemptId())
                        && one.accountId().equals(payer.account()));
        bus.send(new CalleeRequested(
                request.callbackId(), request.attemptId(), Instant.now(), false, 1, Wishes.CALLEE, List.of(), null));
        var callee = bus.the(CalleeAuthorized.class, request.attemptId());
        bus.send(Bus.event(request, 2, Calls.dialling(Leg.CALLEE, 2, Wishes.CALLEE)));
        bus.send(Bus.event(request, 3, Calls.talkedFor(30_000)));
        var settled = bus.the(AttemptSettled.class, request.attemptId());

        assertThat(second.balance()).isEqualTo(Money.of("5", "EUR"));
        assertThat(second.callerIds().calleeSees()).isNull();
        assertThat(callee.pricePerMinute()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(settled.accountId()).isEqualTo(payer.account());
        assertThat(settled.amount()).isEqualTo(Money.of("0.10", "EUR"));
        assertThat(Desk.balance(payer.account())).isEqualTo(Money.of("4.90", "EUR"));
        assertThat(List.of(Desk.balance(owner.account()), Desk.held(owner.account())))
                .containsExactly(Money.of("3", "EUR"), Money.zero("EUR"));
        assertThat(List.of(Desk.liveCalls(owner.account()), Desk.liveCalls(payer.account())))
                .containsExactly(0, 0);
        assertThat(bus.all(AttemptAuthorized.class, request.attemptId())).hasSize(2);
    }

    @Test
    void wrong_pins_use_up_the_tries_and_then_the_right_one_is_locked_out() {
        var owner = Desk.customer(Desk.deck("0.10"), "3", Map.of("concurrency", 2));
        var payer = withPin("4711", "5");
        var first = asked(owner);
        for (int i = 1; i <= 3; i++) {
            bus.sendTwice(offered(first, i, i, payer, "000" + i));
        }
        var refusals =
                bus.awaitAll(IdentityRefused.class, 3, one -> one.attemptId().equals(first.attemptId()));

        var second = asked(owner);
        bus.send(offered(second, 1, 1, payer, "4711"));
        var locked = bus.the(IdentityRefused.class, second.attemptId());
        bus.send(Bus.event(second, 2, Calls.nobodyAnswered()));
        var settled = bus.the(AttemptSettled.class, second.attemptId());

        assertThat(refusals.stream().map(IdentityRefused::triesLeft)).containsExactly(2, 1, 0);
        assertThat(locked.triesLeft()).isZero();
        assertThat(settled.accountId()).isEqualTo(owner.account());
    }

    @Test
    void what_was_sealed_for_another_try_or_account_opens_nothing() {
        var owner = Desk.customer(Desk.deck("0.10"), "3");
        var payer = withPin("4711", "5");
        var request = asked(owner);
        var sealed = seal.seal(request.attemptId(), 2, number(payer), "4711");

        bus.send(Bus.event(request, 1, new IdentityOffered(1, sealed.account(), sealed.sealed())));
        bus.send(offered(request, 2, 2, "00000000", "4711"));

        var refusals =
                bus.awaitAll(IdentityRefused.class, 2, one -> one.attemptId().equals(request.attemptId()));
        assertThat(refusals.stream().map(IdentityRefused::triesLeft)).containsExactly(2, 1);
        assertThat(Desk.liveCalls(payer.account())).isZero();
    }

    @Test
    void account_that_cannot_pay_is_refused_without_a_further_try() {
        var owner = Desk.customer(Desk.deck("0.10"), "3");
        var payer = withPin("4711", "0");
        var request = asked(owner);

        bus.send(offered(request, 1, 1, payer, "4711"));

        assertThat(bus.the(IdentityRefused.class, request.attemptId()).triesLeft())
                .isZero();
        assertThat(Desk.liveCalls(owner.account())).isEqualTo(1);
    }

    @Test
    void request_with_account_and_pin_is_authorised_and_the_pin_is_kept_nowhere() {
        var payer = withPin("4711", "5");
        var request = Wishes.ofNobody().from(ANYBODY).requestedBy(id -> seal.seal(id, 1, number(payer), "4711"));

        bus.sendTwice(request);

        assertThat(bus.the(AttemptAuthorized.class, request.attemptId()).accountId())
                .isEqualTo(payer.account());
        var sealed = Objects.requireNonNull(request.wish().identity()).sealed();
        assertThat(stored(request)).contains(number(payer)).doesNotContain(sealed);
    }

    @Test
    void request_with_a_wrong_pin_is_refused_and_settled_on_nobody() {
        var payer = withPin("4711", "5");
        var request = Wishes.ofNobody().from(ANYBODY).requestedBy(id -> seal.seal(id, 1, number(payer), "0815"));

        bus.sendTwice(request);

        assertThat(bus.the(AttemptRefused.class, request.attemptId()).reason()).isEqualTo(RefusalReason.IDENTITY);
        assertThat(bus.the(AttemptSettled.class, request.attemptId()).accountId())
                .isNull();
        assertThat(database.read("SELECT failures FROM account_pin WHERE account_id = $1", payer.account())
                        .getFirst()
                        .getInteger("failures"))
                .isEqualTo(1);
    }

    private AttemptRequested asked(Customer owner) {
        var request =
                owner.wish().askingForTheDestination().over("+442079460100").requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        return request;
    }

    private static Customer withPin(String pin, String balance) {
        var customer = Desk.customer(Desk.deck("0.10"), balance);
        asOperator()
                .body(Map.of("pin", pin))
                .put("/v1/accounts/{id}/pin", customer.account())
                .then()
                .statusCode(204);
        return customer;
    }

    private CallEvent offered(AttemptRequested request, int event, int tryNumber, Customer payer, String pin) {
        return offered(request, event, tryNumber, number(payer), pin);
    }

    private CallEvent offered(AttemptRequested request, int event, int tryNumber, String account, String pin) {
        var sealed = seal.seal(request.attemptId(), tryNumber, account, pin);
        return Bus.event(request, event, new IdentityOffered(tryNumber, account, sealed.sealed()));
    }

    private static String number(Customer customer) {
        return asOperator()
                .get("/v1/accounts/{id}", customer.account())
                .jsonPath()
                .getString("number");
    }

    private String stored(AttemptRequested request) {
        UUID id = request.attemptId();
        return database.read("SELECT wish::text AS wish FROM attempt WHERE id = $1", id)
                .getFirst()
                .getString("wish");
    }
}
