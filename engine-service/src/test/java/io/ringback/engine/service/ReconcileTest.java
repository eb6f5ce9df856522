package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a switch did and nobody heard. */
@OnServers
@SuppressWarnings("NullAway.Init")
class ReconcileTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Test
    void call_whose_end_was_not_heard_is_found_over_while_the_session_goes_on() throws Exception {
        try (Gate gate = new Gate("127.0.0.1", switches.amiPort())) {
            String id = switches.alone("muffled", gate.port());
            switches.awaitState(id, "READY");
            AttemptAuthorized order = Orders.at(Instant.now())
                    .caller("+442079460124")
                    .callerOver("muffled")
                    .target("+493023125624", 30, 600, Set.of(), "muffled")
                    .build();
            wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
            wire.await(order.attemptId(), Bridged.class);

            gate.muffle(Pattern.compile("(?<=Event: )(Hangup|BridgeLeave|AsyncAGIExec|AsyncAGIEnd)"));
            try (ManagerLine line = new ManagerLine(switches.amiPort())) {
                line.hangUp("rb-local-" + order.attemptId() + "-caller-1");
            }

            AttemptEnded end = wire.end(order.attemptId());
            assertThat(end.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(end.estimated()).isTrue();
            assertThat(gate.passages()).as("sessions").hasSize(1);
            switches.remove(id);
        }
    }
}
