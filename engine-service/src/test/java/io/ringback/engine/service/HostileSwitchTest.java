package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Switches that talk nonsense, or stop talking: each is unreachable with its reason, its calls are found again, the others go on. */
@OnServers
@SuppressWarnings("NullAway.Init")
class HostileSwitchTest {
    private static final String GREETING = "Asterisk Call Manager/11.0.0\r\n";

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    private final List<String> registered = new ArrayList<>();

    @AfterEach
    void nobody_goes_on_trying_to_reach_them() {
        registered.forEach(switches::remove);
    }

    @Test
    void each_is_unreachable_with_its_reason_and_the_others_go_on() throws IOException {
        String ready = switches.ready();
        try (Impostor nonsense = new Impostor("HTTP/1.1 400 Bad Request\r\n\r\nResponse: What\r\n\r\n");
                Impostor half = new Impostor("Asterisk Call Man");
                Impostor endless = new Impostor(GREETING + "Event: " + "x".repeat(1_000_000));
                Impostor garbage = new Impostor(GREETING + "\u0000\u0001: :\r\nResponse\r\n\r\nEvent:\r\n\r\n");
                Gate gate = new Gate("127.0.0.1", switches.amiPort())) {
            String stalled = switches.alone("stalled", gate.port());
            registered.add(stalled);
            switches.awaitState(stalled, "READY");
            AttemptAuthorized talk = Orders.at(Instant.now())
                    .caller("+442079460224")
                    .callerOver("stalled")
                    .target("+493023125624", 30, 600, Set.of(), "stalled")
                    .build();
            wire.send(Topic.CALLBACK_AUTHORIZATIONS, talk);
            wire.await(talk.attemptId(), Bridged.class);
            gate.stall();
            // First of all: later it says how the tries to reach it again ended.
            unreachable(stalled, "does not answer Ping within 5 s");

            unreachable(register(nonsense), "it does not answer as a manager");
            unreachable(register(half), "it does not answer as a manager");
            unreachable(register(endless), "cannot be reached");
            unreachable(register(garbage), "cannot be reached");
            switches.awaitState(ready, "READY");
            AttemptAuthorized order = Orders.at(Instant.now())
                    .caller("+442079460010")
                    .callee("+493023125602")
                    .build();
            wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
            assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.BUSY);

            try (ManagerLine line = new ManagerLine(switches.amiPort())) {
                line.hangUp("rb-local-" + talk.attemptId() + "-caller-1");
            }
            gate.go();
            assertThat(wire.end(talk.attemptId()).disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(switches.rings("+442079460224")).isEqualTo(1);
        }
    }

    private String register(Impostor impostor) {
        String id = switches.register("engine", "secret1", impostor.port());
        registered.add(id);
        return id;
    }

    /** Sooner or later: a try that is broken off says something else first. */
    private void unreachable(String id, String reason) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(switches.awaitState(id, "UNREACHABLE").getString("stateReason"))
                                .contains(reason));
    }
}
