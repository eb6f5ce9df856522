package io.ringback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulators as switches of the engine. */
final class SwitchSetup {

    /** The one trunk of a simulator that is not the sandbox's; routes name it. */
    static final String TRUNK = "sim";

    private final Api operator;
    private final PrintStream out;

    SwitchSetup(Api operator, PrintStream out) {
        this.operator = operator;
        this.out = out;
    }

    /** Registers it, or tells the engine where it is now. */
    void register(SwitchAccess access) {
        var registered = find(access.name());
        if (registered.isEmpty()) {
            operator.post("/v1/switches", order(access)).orHalt();
            out.println("  registered the simulated switch '" + access.name() + "'");
        } else if (registered.get().path("port").asInt() != access.port()) {
            operator.put("/v1/switches/" + registered.get().path("id").asText(), order(access))
                    .orHalt();
            out.println("  told the engine the simulated switch's new port");
        }
    }

    /** Waits until the engine has logged in and found all it needs. */
    void awaitReady(SwitchAccess access, Duration limit) {
        Patience.until(
                limit,
                () -> find(access.name())
                        .filter(found -> "READY".equals(found.path("state").asText())),
                () -> "The engine does not get the simulated switch ready: "
                        + find(access.name()).map(SwitchSetup::why).orElse("it is not registered") + ".");
    }

    private Optional<JsonNode> find(String name) {
        return operator.get("/v1/switches").orHalt().item("name", name);
    }

    private static String why(JsonNode found) {
        return found.path("state").asText() + " " + found.path("stateReason").asText();
    }

    private static Map<String, Object> order(SwitchAccess access) {
        var order = new HashMap<String, Object>();
        order.put("name", access.name());
        order.put("host", access.host());
        order.put("port", access.port());
        order.put("username", access.username());
        order.put("secret", access.secret());
        order.put("group", access.group());
        order.put("trunks", List.of(Map.of("name", access.trunk(), "channel", "PJSIP/{number}@sim")));
        return order;
    }
}
