package io.ringback.simulator.conformance;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes two accounts of the same call comparable: ids and channel names are numbered in the order in which the channels
 * appear, moments and measured times are blanked, and the messages are sorted into the streams within which Asterisk
 * keeps an order. Every rule here stands in {@code accepted-differences.md}.
 */
final class Normaliser {
    private static final Pattern UNIQUEID = Pattern.compile("lab1-\\d+\\.\\d+");
    private static final Pattern CHANNEL = Pattern.compile("((?:PJSIP|Local)/[^\\s;\"]+?)-[0-9a-f]{8}\\b");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Set<String> MOMENTS = Set.of(
            "EventTime",
            "StartTime",
            "AnswerTime",
            "EndTime",
            "TimeToHangup",
            "EventTV",
            "SessionTV",
            "CoreStartupDate",
            "CoreStartupTime",
            "CoreReloadDate",
            "CoreReloadTime");
    private static final Set<String> OF_THE_CONNECTION = Set.of("SessionID", "LocalAddress", "RemoteAddress");
    private static final Set<String> MEASURED =
            Set.of("Duration", "BillableSeconds", "Seconds", "Uptime", "LastReload");

    private final Map<String, String> names = new HashMap<>();

    /** Streams of one account: the stream's name, and its messages in order. */
    static Map<String, List<String>> streams(List<Message> messages) {
        return new Normaliser().sorted(messages);
    }

    private Map<String, List<String>> sorted(List<Message> messages) {
        // Channels are numbered by their Newchannel events, which come in the order of creation.
        messages.stream().filter(m -> m.kind().equals("Newchannel")).forEach(this::number);
        // A session that came later has only a list of them, in no order; their names tell it.
        messages.stream()
                .filter(m -> m.kind().equals("CoreShowChannel"))
                .sorted(Comparator.comparing(m -> m.get("Channel")))
                .forEach(this::number);
        Map<String, List<String>> streams = new LinkedHashMap<>();
        for (Message message : messages) {
            String stream = replaced(stream(message));
            streams.computeIfAbsent(stream, _ -> new ArrayList<>()).add(text(message));
        }
        return streams;
    }

    private void number(Message message) {
        String channel = message.get("Channel");
        named(message.get("Uniqueid"), "uniqueid");
        named(channel.replaceAll(";[12]$", ""), channel.replaceAll("-[0-9a-f]{8}(;[12])?$", ""));
    }

    private static String stream(Message message) {
        return switch (message.kind()) {
            case "Banner",
                    "Response",
                    "CoreShowChannelsComplete",
                    "StatusComplete",
                    "BridgeListItem",
                    "BridgeListComplete" -> "answers";
            case "CoreShowChannel", "Status" -> "answer " + message.get("ActionID") + " on " + message.get("Uniqueid");
            case "CEL" ->
                message.get("EventName").equals("LINKEDID_END")
                        ? "CEL end of " + message.get("LinkedID")
                        : "CEL of " + message.get("UniqueID");
            case "Cdr" -> "CDR of " + message.get("UniqueID");
            case "DeviceStateChange" -> "device " + message.get("Device");
            case "BridgeCreate", "BridgeDestroy" -> "bridge " + message.get("BridgeUniqueid");
            case "LocalBridge" -> "channel " + message.get("LocalOneUniqueid");
            case "DialBegin", "DialState", "DialEnd" -> "dial " + message.get("DestUniqueid");
            case "OriginateResponse", "FullyBooted" -> message.kind();
            default -> "channel " + message.get("Uniqueid");
        };
    }

    private String text(Message message) {
        if (message.get("EventName").equals("LINKEDID_END")) {
            return "LINKEDID_END, by whichever channel went last\n";
        }
        StringBuilder text = new StringBuilder();
        for (String[] header : message.headers()) {
            text.append(header[0]).append(": ").append(value(message, header)).append('\n');
        }
        return text.toString();
    }

    private String value(Message message, String[] header) {
        String name = header[0];
        String value = header[1];
        if (MOMENTS.contains(name)) {
            return value.isEmpty() || value.equals("0") ? value : "<moment>";
        }
        if (OF_THE_CONNECTION.contains(name)) {
            return "<of the connection>";
        }
        if (name.equals("Timestamp") && !message.get("Ping").isEmpty()) {
            return "<moment>";
        }
        if (MEASURED.contains(name)) {
            return "<measured>";
        }
        if (name.equals("CommandId") && message.kind().startsWith("AGIExec")) {
            return "<execution>";
        }
        if (name.equals("Value") && message.get("Variable").matches("TIMEOUT.*|(RING|ANSWERED|DIALED)TIME(_MS)?")) {
            return "<measured>";
        }
        if (name.startsWith("DestChannelState") && message.kind().equals("DialState")) {
            return "<may lag>";
        }
        if (name.equals("Variable") && value.matches("(BRIDGEPVTCALLID|RINGTIME).*")) {
            return value.replaceAll("=.*", "=<made up>");
        }
        if (name.equals("Env")) {
            return replaced(URLDecoder.decode(value, StandardCharsets.UTF_8))
                    .replaceAll("agi_threadid: \\d+", "agi_threadid: <thread>")
                    .replace("\n", "|");
        }
        return replaced(value);
    }

    private String replaced(String value) {
        return replaced(UUID, replaced(CHANNEL, replaced(UNIQUEID, value)));
    }

    private String replaced(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String kind = matcher.groupCount() > 0 ? matcher.group(1) : "id";
            matcher.appendReplacement(out, Matcher.quoteReplacement(named(matcher.group(), kind)));
        }
        return matcher.appendTail(out).toString();
    }

    private String named(String token, String kind) {
        if (!token.startsWith("lab1-") && kind.equals("uniqueid")) {
            return token;
        }
        return names.computeIfAbsent(token, _ -> kind + "#" + names.size());
    }
}
