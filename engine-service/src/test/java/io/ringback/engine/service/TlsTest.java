package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manager connection over TLS. */
@OnServers
@SuppressWarnings("NullAway.Init")
class TlsTest {
    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @TempDir
    Path folder;

    @Test
    void switch_is_known_by_its_ca_or_its_pin_and_by_nothing_else() throws Exception {
        try (TlsFront front = new TlsFront(folder, switches.amiPort())) {
            String byCa = register("by-ca", front, Map.of("ca", front.pem()));
            String byPin = register("by-pin", front, Map.of("pin", front.sha256()));
            String wrongPin = register("wrong-pin", front, Map.of("pin", "0".repeat(64)));
            String unknownCa = register("unknown-ca", front, Map.of());

            switches.awaitState(byCa, "READY");
            switches.awaitState(byPin, "READY");
            assertThat(reason(wrongPin)).contains("TLS").contains("pinned");
            assertThat(reason(unknownCa)).contains("TLS").contains("certificat");
            AttemptAuthorized order = Orders.at(Instant.now())
                    .caller("+442079460010")
                    .callerOver("by-pin")
                    .target("+493023125602", 30, 60, Set.of(), "by-pin")
                    .build();
            wire.send(Topic.CALLBACK_AUTHORIZATIONS, order);
            assertThat(wire.end(order.attemptId()).disposition()).isEqualTo(Disposition.BUSY);
            List.of(byCa, byPin, wrongPin, unknownCa).forEach(switches::remove);
        }
    }

    @Test
    void plain_line_is_not_taken_for_tls() {
        Map<String, Object> body = new HashMap<>(switches.body("engine", "secret1", switches.amiPort()));
        body.put("tls", Map.of("pin", "0".repeat(64)));
        String id = switches.operator().body(body).post("/v1/switches").path("id");

        assertThat(reason(id)).contains("TLS");
        switches.remove(id);
    }

    @Test
    void what_is_no_certificate_is_named() {
        Map<String, Object> body = new HashMap<>(switches.body("engine", "secret1", 5038));
        body.put("tls", Map.of("ca", "no certificate"));
        assertThat(switches.operator().body(body).post("/v1/switches").<List<String>>path("errors.field"))
                .containsExactly("tls.ca");
        body.put("tls", Map.of("pin", "12"));
        assertThat(switches.operator().body(body).post("/v1/switches").<List<String>>path("errors.field"))
                .containsExactly("tls.pin");
    }

    private String register(String trunk, TlsFront front, Map<String, String> tls) {
        Map<String, Object> body =
                new HashMap<>(switches.body("engine", "secret1", front.port(), Map.of(trunk, "PJSIP/{number}@sim")));
        body.put("tls", tls);
        return switches.operator()
                .body(body)
                .post("/v1/switches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String reason(String id) {
        return switches.awaitState(id, "UNREACHABLE").getString("stateReason");
    }
}
