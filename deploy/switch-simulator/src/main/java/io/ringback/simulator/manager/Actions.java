package io.ringback.simulator.manager;

import static io.ringback.simulator.event.EventClass.AGI;
import static io.ringback.simulator.event.EventClass.CALL;
import static io.ringback.simulator.event.EventClass.CONFIG;
import static io.ringback.simulator.event.EventClass.ORIGINATE;
import static io.ringback.simulator.event.EventClass.REPORTING;
import static io.ringback.simulator.event.EventClass.SYSTEM;
import static io.ringback.simulator.event.EventClass.USER;

import io.ringback.simulator.event.EventClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All actions this switch knows, and the way of an action through login and permission. */
final class Actions {
    private final ManagerServer server;
    private final Map<String, Action> known = new TreeMap<>();

    Actions(ManagerServer server) {
        this.server = server;
    }

    private Map<String, Action> known() {
        if (known.isEmpty()) {
            register();
        }
        return known;
    }

    private void register() {
        SessionActions session = new SessionActions(server);
        CallActions call = new CallActions(server);
        QueryActions query = new QueryActions(server);
        add("AbsoluteTimeout", "Set absolute timeout.", call::absoluteTimeout, SYSTEM, CALL);
        add("AGI", "Add an AGI command to execute by Async AGI.", call::agi, AGI);
        add("BridgeList", "Get a list of bridges in the system.", query::bridgeList);
        add("Challenge", "Generate Challenge for MD5 Auth.", session::challenge);
        add("CoreSettings", "Show PBX core settings (version etc).", query::coreSettings, SYSTEM, REPORTING);
        add("CoreShowChannels", "List currently active channels.", query::coreShowChannels, SYSTEM, REPORTING);
        add("CoreStatus", "Show PBX core status variables.", query::coreStatus, SYSTEM, REPORTING);
        add("Events", "Control Event Flow.", session::events);
        add("ExtensionState", "Check Extension Status.", query::extensionState, CALL, REPORTING);
        add("Filter", "Dynamically add filters for the current manager session.", session::filter, SYSTEM);
        add("Getvar", "Gets a channel variable or function value.", call::getvar, CALL, REPORTING);
        add("Hangup", "Hangup channel.", call::hangup, SYSTEM, CALL);
        add("ListCommands", "List available manager commands.", this::listCommands);
        add("Login", "Login Manager.", session::login);
        add("Logoff", "Logoff Manager.", session::logoff);
        add("Originate", "Originate a call.", new OriginateAction(server)::handle, ORIGINATE);
        add("Ping", "Keepalive command.", session::ping);
        add("PlayDTMF", "Play DTMF signal on a specific channel.", call::playDtmf, CALL);
        add("Setvar", "Sets a channel variable or function value.", call::setvar, CALL);
        add("ShowDialPlan", "Show dialplan contexts and extensions", query::showDialPlan, CONFIG, REPORTING);
        add("Status", "List channel status.", query::status, SYSTEM, CALL, REPORTING);
        add("UserEvent", "Send an arbitrary event.", call::userEvent, USER);
    }

    private void add(String name, String synopsis, Action.Handler handler, EventClass... classes) {
        Set<EventClass> needed = EnumSet.noneOf(EventClass.class);
        needed.addAll(List.of(classes));
        known.put(name.toLowerCase(Locale.ROOT), new Action(name, synopsis, needed, handler));
    }

    void handle(Session session, PacketReader.Input input) {
        switch (input) {
            case PacketReader.Input.Complete(Packet packet) -> handle(session, packet);
            case PacketReader.Input.Rejected(Packet packet, String reason) ->
                new Reply(packet, session::send).error(reason);
        }
    }

    private void handle(Session session, Packet packet) {
        Reply reply = new Reply(packet, session::send);
        if (packet.action().isEmpty()) {
            reply.error("Missing action in request");
            return;
        }
        if (server.lifecycle.shuttingDown()) {
            reply.error("Asterisk is shutting down");
            return;
        }
        String name = packet.action().toLowerCase(Locale.ROOT);
        Action action = known().get(name);
        boolean open = name.equals("login") || name.equals("challenge") || name.equals("logoff");
        if (!session.loggedIn() && !open) {
            reply.error("Permission denied");
        } else if (action == null) {
            reply.error("Invalid/unknown command: " + packet.action()
                    + ". Use Action: ListCommands to show available commands.");
        } else if (!session.mayWrite(action.classes())) {
            reply.error("Permission denied");
        } else {
            action.handler().handle(session, packet, reply);
        }
    }

    private void listCommands(Session session, Packet packet, Reply reply) {
        reply.start("Success");
        for (Action action : known().values()) {
            if (session.mayWrite(action.classes())) {
                reply.field(action.name(), action.listed());
            }
        }
        reply.end();
    }
}
