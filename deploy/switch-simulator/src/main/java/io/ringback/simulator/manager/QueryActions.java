package io.ringback.simulator.manager;

import io.ringback.simulator.call.Bridge;
import io.ringback.simulator.call.Channel;
import io.ringback.simulator.call.Dialplan;
import io.ringback.simulator.call.Hints;
import io.ringback.simulator.call.Switchboard;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Actions that ask what is. */
final class QueryActions {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final Hints.Status NO_HINT = new Hints.Status(-1, "Unknown");

    private final ManagerServer server;
    private final Switchboard board;

    QueryActions(ManagerServer server) {
        this.server = server;
        this.board = server.board;
    }

    void coreSettings(Session session, Packet packet, Reply reply) {
        reply.start("Success")
                .field("AMIversion", "11.0.0")
                .field("AsteriskVersion", "22.10.1")
                .field("SystemName", server.systemName)
                .field("CoreMaxCalls", 0)
                .field("CoreMaxLoadAvg", "0.000000")
                .field("CoreRunUser", "")
                .field("CoreRunGroup", "")
                .field("CoreMaxFilehandles", 0)
                .field("CoreRealTimeEnabled", "No")
                .field("CoreCDRenabled", "Yes")
                .field("CoreHTTPenabled", "No")
                .field("SoundsSearchCustomDir", "No")
                .end();
    }

    void coreStatus(Session session, Packet packet, Reply reply) {
        Instant started = server.lifecycle.startedAt();
        Set<String> calls = board.channels().stream().map(Channel::linkedid).collect(Collectors.toSet());
        reply.start("Success")
                .field("CoreStartupDate", DATE.format(started))
                .field("CoreStartupTime", TIME.format(started))
                .field("CoreReloadDate", DATE.format(started))
                .field("CoreReloadTime", TIME.format(started))
                .field("CoreCurrentCalls", calls.size())
                .field("CoreProcessedCalls", board.processedCalls())
                .end();
    }

    void coreShowChannels(Session session, Packet packet, Reply reply) {
        Collection<Channel> channels = board.channels();
        reply.listStart("Channels will follow");
        for (Channel channel : channels) {
            Duration age = Duration.between(channel.createdAt(), board.now());
            reply.item("CoreShowChannel");
            channel.describe(reply, "");
            reply.field("Application", channel.application())
                    .field("ApplicationData", channel.applicationData())
                    .field(
                            "Duration",
                            String.format("%02d:%02d:%02d", age.toHours(), age.toMinutesPart(), age.toSecondsPart()))
                    .field("BridgeId", channel.bridgeId())
                    .end();
        }
        reply.listComplete("CoreShowChannelsComplete", channels.size()).end();
    }

    void status(Session session, Packet packet, Reply reply) {
        String name = packet.get("Channel");
        Collection<Channel> channels = board.channels();
        if (!name.isEmpty()) {
            Channel one = board.find(name);
            if (one == null) {
                reply.error("No such channel");
                return;
            }
            channels = List.of(one);
        }
        reply.listStart("Channel status will follow");
        channels.forEach(channel -> status(channel, packet, reply));
        reply.listComplete("StatusComplete", channels.size())
                .field("Items", channels.size())
                .end();
    }

    private void status(Channel channel, Packet packet, Reply reply) {
        Instant hangupAt = channel.hangupAt();
        String format = channel.technology().equals("Local") ? "slin" : "ulaw";
        reply.field("Event", "Status").field("Privilege", "Call");
        channel.describe(reply, "");
        reply.field("Type", channel.technology())
                .field("DNID", "")
                .field("EffectiveConnectedLineNum", channel.connected().shownNumber())
                .field("EffectiveConnectedLineName", channel.connected().shownName())
                .field("TimeToHangup", hangupAt == null ? 0 : hangupAt.getEpochSecond())
                .field("BridgeID", channel.bridgeId())
                .field("Application", channel.application())
                .field("Data", channel.applicationData())
                .field("Nativeformats", "(" + format + ")")
                .field("Readformat", format)
                .field("Readtrans", "")
                .field("Writeformat", format)
                .field("Writetrans", "")
                .field("Callgroup", 0)
                .field("Pickupgroup", 0)
                .field(
                        "Seconds",
                        Duration.between(channel.createdAt(), board.now()).toSeconds());
        variables(channel, packet).forEach(variable -> reply.field("Variable", variable));
        reply.actionId().end();
    }

    private List<String> variables(Channel channel, Packet packet) {
        if (packet.get("AllVariables").equalsIgnoreCase("true")) {
            return channel.listedVariables();
        }
        String wanted = packet.get("Variables");
        if (wanted.isEmpty()) {
            return List.of();
        }
        return List.of(wanted.split(",", -1)).stream()
                .map(name -> name + "=" + Objects.requireNonNullElse(board.variable(channel, name), ""))
                .toList();
    }

    void extensionState(Session session, Packet packet, Reply reply) {
        String context = packet.get("Context").isEmpty() ? "default" : packet.get("Context");
        String exten = packet.get("Exten");
        if (exten.isEmpty()) {
            reply.error("Extension not specified");
            return;
        }
        Optional<Hints.Hint> hint = board.hints().find(context, exten);
        Hints.Status status = hint.map(board.hints()::status).orElse(NO_HINT);
        reply.start("Success")
                .field("Message", "Extension Status")
                .field("Exten", exten)
                .field("Context", context)
                .field("Hint", hint.map(Hints.Hint::device).orElse(""))
                .field("Status", status.code())
                .field("StatusText", status.text())
                .end();
    }

    void bridgeList(Session session, Packet packet, Reply reply) {
        Set<Bridge> bridges = new LinkedHashSet<>();
        board.channels().forEach(channel -> channel.bridge().ifPresent(bridges::add));
        reply.listStart("Bridge listing will follow");
        for (Bridge bridge : bridges) {
            reply.item("BridgeListItem");
            bridge.describe(reply);
            reply.end();
        }
        reply.listComplete("BridgeListComplete", bridges.size()).end();
    }

    /** Tells whether a context exists: its priorities, or an error that names it. */
    void showDialPlan(Session session, Packet packet, Reply reply) {
        String context = packet.get("Context");
        String exten = packet.get("Extension");
        if (!context.isEmpty() && !board.hasContext(context)) {
            reply.error("Did not find context " + context);
            return;
        }
        List<Dialplan.Extension> found = board.dialplan().extensions(context).stream()
                .filter(e -> exten.isEmpty() || e.name().equals(exten))
                .toList();
        if (found.isEmpty() && !exten.isEmpty()) {
            reply.error(
                    context.isEmpty()
                            ? "Did not find extension " + exten + " in any context"
                            : "Did not find extension " + exten + "@" + context);
            return;
        }
        reply.listStart("DialPlan list will follow");
        found.forEach(extension -> list(extension, reply));
        int priorities = found.stream().mapToInt(e -> e.steps().size()).sum();
        long contexts =
                found.stream().map(Dialplan.Extension::context).distinct().count();
        reply.listComplete("ShowDialPlanComplete", priorities)
                .field("ListExtensions", found.size())
                .field("ListPriorities", priorities)
                .field("ListContexts", contexts)
                .end();
    }

    private static void list(Dialplan.Extension extension, Reply reply) {
        int priority = 1;
        for (Dialplan.Step step : extension.steps()) {
            reply.item("ListDialplan")
                    .field("Context", extension.context())
                    .field("Extension", extension.name())
                    .field("Priority", priority++)
                    .field("Application", step.application())
                    .field("AppData", step.data())
                    .field("Registrar", "pbx_config")
                    .end();
        }
    }
}
