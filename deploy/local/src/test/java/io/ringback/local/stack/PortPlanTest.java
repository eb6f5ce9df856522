package io.ringback.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPlanTest {

    @TempDir
    Path folder;

    @Test
    void a_port_is_kept_over_restarts_while_it_is_free() throws Exception {
        var home = new Home(folder);
        home.prepare();
        var names = List.of("kafka", "postgres");
        var first = PortPlan.lastOf(home).extended(names, List.of(), new Random(1));
        first.store(home);

        assertThat(PortPlan.lastOf(home).extended(names, List.of(), new Random(2)))
                .isEqualTo(first);
        try (var _ = new ServerSocket(first.of("kafka"), 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var second = PortPlan.lastOf(home).extended(names, List.of(), new Random(2));
            assertThat(second.of("postgres")).isEqualTo(first.of("postgres"));
            assertThat(second.of("kafka")).isNotEqualTo(first.of("kafka"));
            assertThat(PortPlan.lastOf(home).extended(names, List.of("kafka"), new Random(2)))
                    .as("the process that runs there keeps it")
                    .isEqualTo(first);
        }
    }

    @Test
    void a_gateway_port_in_use_is_said_with_the_way_out() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var port = new GatewayPort(taken.getLocalPort(), false);
            var shown = new ByteArrayOutputStream();
            var out = new PrintStream(shown, true, StandardCharsets.UTF_8);
            var plan = new PortPlan(Map.of());

            assertThatThrownBy(() -> port.addTo(plan, out))
                    .isInstanceOf(Halt.class)
                    .hasMessage(
                            "Port %d is in use: set RINGBACK_PORT to a free one, for example RINGBACK_PORT=%d.",
                            port.asked(), port.asked() + (port.asked() < 65_000 ? 1 : -1));
            assertThat(port.orAnyFree().addTo(plan, out).of(PortPlan.GATEWAY)).isBetween(20_000, 30_000);
            assertThat(shown.toString(StandardCharsets.UTF_8))
                    .isEqualTo("Port " + port.asked() + " is in use, so this demo takes a free one.\n");
        }
    }

    @Test
    void a_port_that_is_none_is_refused() {
        assertThatThrownBy(() -> GatewayPort.of("http"))
                .hasMessage("RINGBACK_PORT must be a port, 1 to 65535, or 0 for any free one: http");
        assertThatThrownBy(() -> GatewayPort.of("70000"))
                .hasMessage("RINGBACK_PORT must be a port, 1 to 65535, or 0 for any free one: 70000");
    }
}
