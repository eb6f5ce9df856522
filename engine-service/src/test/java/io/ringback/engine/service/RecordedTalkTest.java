package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Recorded;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A talk is recorded by the switch. */
@OnServers
class RecordedTalkTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Test
    void talk_is_recorded_from_the_bridge_to_its_end_under_the_attempt_s_name() {
        switches.ready();
        AttemptAuthorized order = Orders.at(Instant.now())
                .caller("+442079460923")
                .callee("+493023125918")
                .options(new CallOptions(false, null, true))
                .build();

        wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);

        AttemptEnded end = wire.end(order.attemptId());
        assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
        String file = "ringback-" + order.attemptId() + "-2.wav";
        assertThat(wire.facts(order.attemptId())).contains(new Recorded(file, Math.ceilDiv(end.talkMillis(), 1_000L)));
        assertThat(switches.recordings()).contains("\"" + file + "\"");
    }
}
