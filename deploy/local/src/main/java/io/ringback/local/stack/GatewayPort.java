package io.ringback.local.stack;

import io.ringback.local.process.Halt;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The one port people know.
 *
 * @param asked 1 to 65535, or 0 for any free one
 * @param movable whether any free one will do where this one is in use
 */
record GatewayPort(int asked, boolean movable) {

    private static final String VARIABLE = "RINGBACK_PORT";
    private static final String DEFAULT = "8080";

    GatewayPort {
        if (asked < 0 || asked > 65_535) {
            throw new Halt(VARIABLE + " must be a port, 1 to 65535, or 0 for any free one: " + asked);
        }
    }

    static GatewayPort fromEnvironment() {
        return of(Optional.ofNullable(System.getenv(VARIABLE)).orElse(DEFAULT));
    }

    static GatewayPort of(String text) {
        try {
            return new GatewayPort(Integer.parseInt(text), false);
        } catch (NumberFormatException e) {
            throw new Halt(VARIABLE + " must be a port, 1 to 65535, or 0 for any free one: " + text, e);
        }
    }

    /** The same, but any free one will do. */
    GatewayPort orAnyFree() {
        return new GatewayPort(asked, true);
    }

    /** The plan with a gateway port that is free; the person is asked for another where only this one will do. */
    PortPlan addTo(PortPlan plan, PrintStream out) {
        if (asked != 0 && PortPlan.isFree(asked)) {
            return plan.withGateway(asked);
        }
        if (asked != 0 && !movable) {
            throw new Halt("Port " + asked + " is in use: set " + VARIABLE + " to a free one, for example " + VARIABLE
                    + "=" + (asked < 65_000 ? asked + 1 : asked - 1) + ".");
        }
        if (asked != 0) {
            out.println("Port " + asked + " is in use, so this demo takes a free one.");
        }
        return plan.extended(List.of(PortPlan.GATEWAY), List.of(), RandomGenerator.getDefault());
    }
}
