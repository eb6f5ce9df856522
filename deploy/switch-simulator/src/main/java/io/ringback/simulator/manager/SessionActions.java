package io.ringback.simulator.manager;

import io.ringback.simulator.event.Event;
import io.ringback.simulator.event.EventClass;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Actions about the session itself. */
final class SessionActions {
    private static final Duration REFUSED_LOGIN_WAITS = Duration.ofSeconds(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private final ManagerServer server;

    SessionActions(ManagerServer server) {
        this.server = server;
    }

    void login(Session session, Packet packet, Reply reply) {
        if (session.loggedIn()) {
            reply.success("Already authenticated");
            return;
        }
        ManagerUser user = authenticated(session, packet);
        if (user == null) {
            // The same answer, as late, for a wrong secret and for a user nobody knows.
            session.hold();
            server.loop.after(REFUSED_LOGIN_WAITS, () -> {
                reply.error("Authentication failed");
                session.closeAfterWriting();
            });
            return;
        }
        session.login(user, packet.get("Events"));
        reply.success("Authentication accepted");
        if (server.lifecycle.booted() && session.reads(EventClass.SYSTEM)) {
            long uptime = server.lifecycle.uptimeSeconds();
            session.read("Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: " + uptime + "\r\nLastReload: "
                    + uptime + "\r\nStatus: Fully Booted\r\n\r\n");
        }
        successfulAuth(session, user);
    }

    private @Nullable ManagerUser authenticated(Session session, Packet packet) {
        ManagerUser user = server.users.get(packet.get("Username"));
        if (user == null) {
            return null;
        }
        if (packet.get("AuthType").equalsIgnoreCase("MD5")) {
            return packet.get("Key").equalsIgnoreCase(md5(session.challenge + user.secret())) ? user : null;
        }
        return packet.get("Secret").equals(user.secret()) ? user : null;
    }

    private static String md5(String text) {
        try {
            // Not our choice: the protocol's challenge is MD5.
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private void successfulAuth(Session session, ManagerUser user) {
        String now = TIME.format(server.loop.now());
        server.events.publish(
                EventClass.SECURITY,
                "SuccessfulAuth",
                e -> e.field("EventTV", now)
                        .field("Severity", "Informational")
                        .field("Service", "AMI")
                        .field("EventVersion", 1)
                        .field("AccountID", user.name())
                        .field("SessionID", String.format("0x%012x", System.identityHashCode(session)))
                        .field("LocalAddress", "IPV4/TCP/" + session.local())
                        .field("RemoteAddress", "IPV4/TCP/" + session.remote())
                        .field("UsingPassword", 0)
                        .field("SessionTV", now));
    }

    void challenge(Session session, Packet packet, Reply reply) {
        if (packet.get("AuthType").equalsIgnoreCase("MD5")) {
            reply.start("Success").field("Challenge", session.challenge).end();
        } else {
            reply.error("Must specify AuthType");
        }
    }

    void logoff(Session session, Packet packet, Reply reply) {
        reply.start("Goodbye").field("Message", "Thanks for all the fish.").end();
        session.closeAfterWriting();
    }

    void ping(Session session, Packet packet, Reply reply) {
        reply.start("Success")
                .field("Ping", "Pong")
                .field("Timestamp", Event.timestamp(server.loop.now()))
                .end();
    }

    void events(Session session, Packet packet, Reply reply) {
        String mask = packet.get("EventMask");
        session.mask(mask.isEmpty() ? "off" : mask);
        boolean on = !EventClass.parse(mask).isEmpty();
        reply.start("Success").field("Events", on ? "On" : "Off").end();
    }

    void filter(Session session, Packet packet, Reply reply) {
        if (!packet.get("Operation").equalsIgnoreCase("Add")) {
            reply.error("Unknown operation");
            return;
        }
        try {
            session.filter.add(packet.get("Filter"));
            reply.success("Success");
        } catch (PatternSyntaxException _) {
            reply.error("Filter did not compile.  Check the syntax of the filter given.");
        }
    }
}
