package io.ringback.simulator.control;

import io.ringback.simulator.call.Switchboard;
import io.ringback.simulator.manager.Lifecycle;
import io.ringback.simulator.manager.ManagerServer;
import io.ringback.simulator.manager.Session;
import io.ringback.simulator.phone.Phones;
import java.time.Duration;
import java.util.Map;

/**
 * What can be broken on purpose, each as a real switch breaks:
 *
 * <ul>
 *   <li>{@code cut}: all manager sessions lose their connection, the calls go on
 *   <li>{@code stall}, millis: nothing is written to any session for that long
 *   <li>{@code restart}, {@code gracefulRestart}, {@code abortShutdown}: as the commands of that name
 *   <li>{@code kill}, millis: the process is gone, all calls with it, and comes back after that long
 *   <li>{@code trunk}, endpoint, status: the trunk refuses every call with that SIP status; 0 repairs it
 *   <li>{@code removeContext}, context: the dialplan lacks that context until the program is started again
 * </ul>
 */
final class Faults {
    private final Switchboard board;
    private final Phones phones;
    private final Lifecycle lifecycle;
    private final ManagerServer manager;

    Faults(Switchboard board, Phones phones, Lifecycle lifecycle, ManagerServer manager) {
        this.board = board;
        this.phones = phones;
        this.lifecycle = lifecycle;
        this.manager = manager;
    }

    void apply(Map<String, Object> body) {
        switch (Control.string(body, "fault")) {
            case "cut" -> manager.sessions().forEach(Session::close);
            case "stall" -> manager.sessions().forEach(session -> session.stall(millis(body)));
            case "restart" -> lifecycle.restartNow();
            case "gracefulRestart" -> lifecycle.restartGracefully();
            case "abortShutdown" -> lifecycle.abortShutdown();
            case "kill" -> lifecycle.kill(millis(body));
            case "trunk" -> phones.refuseTrunk(Control.string(body, "endpoint"), (int) number(body, "status", 0, 699));
            case "removeContext" -> board.dialplan().removeContext(Control.string(body, "context"));
            case String other -> throw new IllegalArgumentException("no such fault: " + other);
        }
    }

    private static Duration millis(Map<String, Object> body) {
        return Duration.ofMillis(number(body, "millis", 0, 600_000));
    }

    private static long number(Map<String, Object> body, String name, long least, long most) {
        if (body.get(name) instanceof Long value && value >= least && value <= most) {
            return value;
        }
        throw new IllegalArgumentException(name + " must be a number from " + least + " to " + most);
    }
}
