package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnServers
class BurstTest {
    private static final int CALLS = 150;

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Test
    void many_calls_at_once_all_end_answered_and_each_phone_rings_once_a_call() {
        switches.ready();
        List<AttemptAuthorized> orders = IntStream.range(0, CALLS)
                .mapToObj(_ -> Orders.at(Instant.now())
                        .caller("+442079460930")
                        .callee("+493023125904")
                        .build())
                .toList();

        orders.forEach(order -> wire.send(Topic.CALLBACK_AUTHORIZATIONS, order));

        for (AttemptAuthorized order : orders) {
            assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
            List<CallFact> facts = wire.facts(order.attemptId());
            assertThat(facts).hasSize(11).last().isInstanceOf(AttemptEnded.class);
            assertThat(facts.stream().filter(LegDialing.class::isInstance)).hasSize(2);
        }
        assertThat(switches.rings("+442079460930")).isEqualTo(CALLS);
        assertThat(switches.rings("+493023125904")).isEqualTo(CALLS);
    }
}
