package io.ringback.simulator.manager;

import io.ringback.simulator.call.CallerId;
import io.ringback.simulator.call.OriginateRequest;
import io.ringback.simulator.event.EventClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Originate action: checks its headers in Asterisk's order and places the call. */
final class OriginateAction {
    private static final int LONGEST_ID = 149;
    private static final int DEFAULT_TIMEOUT_MILLIS = 30_000;
    private static final Set<String> FORBIDDEN_WITHOUT_SYSTEM = Set.of(
            "system",
            "trysystem",
            "exec",
            "execif",
            "execiftime",
            "agi",
            "eagi",
            "externalivr",
            "mixmonitor",
            "originate",
            "runquery");

    private final ManagerServer server;

    OriginateAction(ManagerServer server) {
        this.server = server;
    }

    void handle(Session session, Packet packet, Reply reply) {
        server.originates.arrived(packet.get("ChannelId"), server.loop.now());
        String problem = problem(session, packet);
        if (!problem.isEmpty()) {
            reply.error(problem);
            return;
        }
        OriginateRequest request = request(packet);
        if (packet.get("Async").equalsIgnoreCase("true")) {
            reply.success("Originate successfully queued");
            server.loop.execute(() -> server.board.originate(request, _ -> {}));
        } else {
            // Without Async the session answers nothing, not even a Ping, until the call is answered or lost.
            session.hold();
            server.board.originate(request, answered -> {
                if (answered) {
                    reply.success("Originate successfully queued");
                } else {
                    reply.error("Originate failed");
                }
                session.release();
            });
        }
    }

    private String problem(Session session, Packet packet) {
        String channel = packet.get("Channel");
        if (packet.get("ChannelId").length() > LONGEST_ID
                || packet.get("OtherChannelId").length() > LONGEST_ID) {
            return "Uniqueid length exceeds maximum of " + LONGEST_ID + "\n";
        }
        if (channel.isEmpty()) {
            return "Channel not specified";
        }
        String priority = packet.get("Priority");
        if (!priority.isEmpty() && !priority.matches("[1-9]\\d{0,5}")) {
            return "Invalid priority";
        }
        if (!packet.get("Timeout").isEmpty() && !packet.get("Timeout").matches("\\d{1,9}")) {
            return "Invalid timeout";
        }
        if (channel.indexOf('/') < 0) {
            return "Invalid channel";
        }
        return forbidden(session, packet) ? "Originate Access Forbidden: app or data blacklisted" : missing(packet);
    }

    private static boolean forbidden(Session session, Packet packet) {
        String application = packet.get("Application").toLowerCase(Locale.ROOT);
        return FORBIDDEN_WITHOUT_SYSTEM.contains(application) && !session.mayWrite(Set.of(EventClass.SYSTEM));
    }

    private String missing(Packet packet) {
        boolean toExtension =
                packet.get("Application").isEmpty() && !packet.get("Priority").isEmpty();
        boolean exists = server.board.hasExtension(packet.get("Context"), packet.get("Exten"), priority(packet));
        return toExtension && !exists ? "Extension does not exist." : "";
    }

    private static int priority(Packet packet) {
        String priority = packet.get("Priority");
        return priority.isEmpty() ? 1 : Integer.parseInt(priority);
    }

    private OriginateRequest request(Packet packet) {
        String timeout = packet.get("Timeout");
        return new OriginateRequest(
                packet.actionId(),
                packet.get("Channel"),
                packet.get("Context"),
                packet.get("Exten"),
                priority(packet),
                packet.get("Application"),
                packet.get("Data"),
                Duration.ofMillis(timeout.isEmpty() ? DEFAULT_TIMEOUT_MILLIS : Integer.parseInt(timeout)),
                CallerId.parse(packet.get("CallerID")),
                packet.get("Account"),
                variables(packet),
                orNull(packet.get("ChannelId")),
                orNull(packet.get("OtherChannelId")),
                server.lifecycle.booted());
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }

    /** A comma always splits; Asterisk sets the last one first. */
    private static List<String[]> variables(Packet packet) {
        List<String[]> variables = new ArrayList<>();
        for (String header : packet.all("Variable")) {
            for (String one : header.split(",", -1)) {
                int equals = one.indexOf('=');
                if (equals > 0) {
                    variables.addFirst(new String[] {one.substring(0, equals), one.substring(equals + 1)});
                }
            }
        }
        return variables;
    }
}
