package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.DestinationDialled;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.Warnings;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A caller keys the destination at the switch, digit by digit. */
@OnServers
class MenuCallTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Test
    void caller_keys_the_destination_and_talks_with_it() {
        switches.ready();
        AttemptAuthorized order = asking("+442079460720");

        DestinationDialled dialled = wire.await(order.attemptId(), DestinationDialled.class);
        assertThat(dialled).isEqualTo(new DestinationDialled(1, "00493023125002"));
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, allowed(order, 1, "+493023125702"));

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(end.talkMillis()).isBetween(2_000L, 4_000L);
        assertThat(switches.rings("+493023125702")).isEqualTo(1);
    }

    @Test
    void refused_destination_uses_up_a_try_and_the_next_may_be_allowed_by_way_of_another_replica() {
        String id = switches.ready();
        AttemptAuthorized order = asking("+442079460820");
        wire.await(order.attemptId(), DestinationDialled.class);

        wire.send(
                Topic.CALLBACK_AUTHORIZATIONS,
                new CalleeRefused(
                        order.callbackId(),
                        order.attemptId(),
                        Instant.now(),
                        false,
                        1,
                        RefusalReason.FORBIDDEN,
                        "This number may not be called."));

        Awaitility.await()
                .until(() -> wire.facts(order.attemptId()).contains(new DestinationDialled(2, "00493023125002")));
        wire.send(
                Topic.SWITCH_ORDERS,
                new SwitchOrder.Connect(
                        UUID.fromString(id),
                        order.callbackId(),
                        order.attemptId(),
                        Instant.now(),
                        false,
                        allowed(order, 2, "+493023125703")));
        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(switches.rings("+493023125703")).isEqualTo(1);
    }

    @Test
    void caller_who_keys_wrong_numbers_only_hears_a_goodbye() {
        switches.ready();

        AttemptAuthorized order = asking("+442079460721");

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(Disposition.NO_DESTINATION);
        assertThat(wire.facts(order.attemptId())).noneMatch(DestinationDialled.class::isInstance);
    }

    @Test
    void question_goes_on_over_a_cut_of_the_session() {
        switches.ready();
        AttemptAuthorized order = asking("+442079460920");
        wire.await(order.attemptId(), LegAnswered.class);

        switches.fault("{\"fault\":\"cut\"}");

        DestinationDialled dialled = wire.await(order.attemptId(), DestinationDialled.class);
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, allowed(order, dialled.tryNumber(), "+493023125704"));
        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(switches.rings("+493023125704")).isEqualTo(1);
    }

    private AttemptAuthorized asking(String caller) {
        AttemptAuthorized order = Orders.at(Instant.now()).caller(caller).build();
        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
        return order;
    }

    static CalleeAuthorized allowed(AttemptAuthorized order, int tryNumber, String callee) {
        List<Route> ways = List.of(new Route("sim", callee));
        return new CalleeAuthorized(
                order.callbackId(),
                order.attemptId(),
                Instant.now(),
                false,
                tryNumber,
                List.of(new Target(new Party.E164(callee), ways, 600, 20, Set.of())),
                new Grant(600, true, 200),
                Warnings.DEFAULT,
                new CallerIds("+493023125720", "+442079460720"),
                Money.of("0.10", "EUR"),
                1);
    }
}
