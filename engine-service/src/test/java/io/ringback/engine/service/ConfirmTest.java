package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.HumanChecked;
import io.ringback.contracts.CallFact.OptedOut;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnServers
class ConfirmTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @ParameterizedTest(name = "callee {0} is {1}")
    @CsvSource({"+493023125122, HUMAN, ANSWERED", "+493023125119, MACHINE, NO_ANSWER"})
    void callee_is_bridged_only_after_pressing_one(String callee, HumanVerdict verdict, Disposition disposition) {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460123")
                .callee(callee)
                .confirming()
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(disposition);
        assertThat(wire.await(order.attemptId(), HumanChecked.class).verdict()).isEqualTo(verdict);
    }

    @Test
    void callee_who_presses_nine_is_not_bridged_and_has_opted_out() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460123")
                .callee("+493023125124")
                .confirming()
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.REJECTED);
        assertThat(wire.facts(order.attemptId()))
                .contains(
                        new OptedOut(Leg.CALLEE, new Party.E164("+493023125124")),
                        new HumanChecked(Leg.CALLEE, 2, HumanVerdict.HUMAN))
                .noneMatch(Bridged.class::isInstance);
    }
}
