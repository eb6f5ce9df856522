package io.ringback.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {

    @Test
    void a_service_named_twice_has_two_replicas() {
        var settings = GatewaySettings.of(List.of(
                "--port",
                "8080",
                "--trigger-service",
                "127.0.0.1:1",
                "--rating-service",
                "127.0.0.1:2",
                "--engine-service",
                "127.0.0.1:3",
                "--engine-service",
                "127.0.0.1:4",
                "--cdr-service",
                "127.0.0.1:5"));

        assertThat(settings)
                .isEqualTo(new GatewaySettings(
                        8080,
                        Map.of(
                                Service.TRIGGER, List.of(new Address("127.0.0.1", 1)),
                                Service.RATING, List.of(new Address("127.0.0.1", 2)),
                                Service.ENGINE, List.of(new Address("127.0.0.1", 3), new Address("127.0.0.1", 4)),
                                Service.CDR, List.of(new Address("127.0.0.1", 5))),
                        GatewaySettings.MAX_BODY_BYTES,
                        GatewaySettings.MAX_BULKY_BODY_BYTES,
                        GatewaySettings.PATIENCE));
    }

    @Test
    void what_is_missing_or_wrong_is_named() {
        assertThatThrownBy(() -> GatewaySettings.of(List.of("--port", "8080")))
                .hasMessage("no address for trigger-service");
        assertThatThrownBy(() -> GatewaySettings.of(List.of("--billing", "127.0.0.1:1")))
                .hasMessage("unknown option --billing");
        assertThatThrownBy(() -> Address.of("localhost")).hasMessage("must be host:port: localhost");
        assertThatThrownBy(() -> Address.of("localhost:0")).hasMessage("not an address: localhost:0");
    }
}
