package io.ringback.engine.hostile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand on the wire: for each action its headers in their order, and the whole form of each value. */
final class WireRules {
    private static final String OURS = "rb-[a-z0-9]{1,16}-[0-9a-f-]{36}-caller-[0-9]{1,3}";
    private static final String CHANNEL = "[A-Za-z0-9]+/([A-Za-z0-9_.-]*?[+]?([0-9]{1,20}))@(sim|gw|office|backup-1)";
    private static final String PEER = "[A-Za-z0-9_.-]{1,150}";
    private static final Pattern DIALLED = Pattern.compile("(?:EXEC Dial )?" + CHANNEL + "(?:,.*)?");

    private static final Map<String, List<String>> FORMS = Map.of(
            "Originate",
            List.of(
                    "Channel=" + CHANNEL,
                    "Context=ringback",
                    "Exten=s",
                    "Priority=1",
                    "Timeout=[1-9][0-9]{3,6}",
                    "?CallerID=([A-Za-z]{1,15} )?<[+]?[0-9]{1,20}>",
                    "Account=[0-9a-f-]{36}",
                    "Async=true",
                    "ChannelId=" + OURS,
                    "OtherChannelId=" + OURS + "b",
                    "Variable=__RINGBACK_ID=[0-9a-f-]{36},TIMEOUT[(]absolute[)]=[1-9][0-9]{0,9}"
                            + ",__RINGBACK_CALLBACK=[0-9a-f-]{36},CDR[(]userfield[)]=[0-9a-f-]{36}"
                            + "(,LIMIT_WARNING_FILE=[a-z0-9/-]+)?(,LIMIT_PLAYAUDIO_CALLEE=yes)?"
                            + "(,__RINGBACK_CONFIRM=[a-z0-9/&-]+)?"),
            "AGI",
            List.of(
                    "Channel=" + OURS,
                    "Command=(EXEC Playback [a-z0-9/&-]+|SET VARIABLE TIMEOUT[(]absolute[)] [1-9][0-9]{0,9}"
                            + "|SET VARIABLE TIMEOUT[(](response|digit)[)] [1-9][0-9]?"
                            + "|EXEC StopMixMonitor|EXEC MixMonitor ringback-[0-9a-f-]{36}-[0-9]{1,3}[.]wav,b|EXEC AMD|GET VARIABLE AMD(STATUS|CAUSE)"
                            + "|EXEC Read RB_DIGITS,[a-z0-9/&-]+,(1|20),,1|GET VARIABLE RB_DIGITS|SET VARIABLE RB_DIGITS 0"
                            + "|SET VARIABLE CALLERID[(]num[)] [+]?[0-9]{1,20}|EXEC Dial " + CHANNEL
                            + ",[1-9][0-9]{0,2},gL[(][1-9][0-9]*(:[1-9][0-9]*){0,2}[)](A[(][a-z0-9/-]+[)])?(U[(]ringback-confirm[)])?)",
                    "CommandID=[a-z]{2,12}(-[0-9]{1,3})?"),
            "Hangup",
            List.of("Channel=" + PEER, "Cause=16"),
            "AbsoluteTimeout",
            List.of("Channel=" + PEER, "Timeout=[1-9][0-9]{0,9}"),
            "PlayDTMF",
            List.of("Channel=" + PEER, "Digit=1"));

    private final Set<String> blocked;

    WireRules(Set<String> blocked) {
        this.blocked = blocked;
    }

    /** What is wrong with a packet. */
    Optional<String> fault(Packet packet) {
        List<String> form = FORMS.get(packet.action());
        if (form == null) {
            return Optional.of("no action of ours");
        }
        int at = 1;
        if (!packet.names().get(at).equals("actionid")
                || !packet.values().get(at).matches("[0-9_#-]{1,64}")) {
            return Optional.of("no action id of ours");
        }
        at++;
        for (String each : form) {
            boolean optional = each.startsWith("?");
            String name = each.substring(optional ? 1 : 0, each.indexOf('='));
            boolean here = at < packet.names().size() && packet.names().get(at).equals(name);
            if (!here && !optional) {
                return Optional.of(name + " is not in its place");
            }
            if (here && !packet.values().get(at).matches(each.substring(each.indexOf('=') + 1))) {
                return Optional.of(name + " has no such value");
            }
            at += here ? 1 : 0;
        }
        return at == packet.names().size() ? forbidden(packet) : Optional.of("a header too many");
    }

    /** The number a packet dials, empty if it dials nothing. */
    static Optional<String> dialled(Packet packet) {
        boolean originate = packet.action().equals("Originate");
        Matcher channel = DIALLED.matcher(packet.value(originate ? "Channel" : "Command"));
        return channel.matches() && (originate || packet.value("Command").startsWith("EXEC Dial"))
                ? Optional.of(channel.group(2) + "@" + channel.group(3))
                : Optional.empty();
    }

    /** An extension is a number of its office alone; any other that short is an emergency or service number. */
    private Optional<String> forbidden(Packet packet) {
        Optional<String> dialled = dialled(packet);
        if (dialled.isEmpty() || dialled.get().endsWith("@office")) {
            return Optional.empty();
        }
        String digits = dialled.get().substring(0, dialled.get().indexOf('@'));
        if (digits.length() < 7 || digits.matches("[0-9]?(000|11[0-9]|911|999).*")) {
            return Optional.of("an emergency or short number is dialled");
        }
        return blocked.stream().anyMatch(number -> digits.endsWith(number.substring(1)))
                ? Optional.of("a blocked number is dialled")
                : Optional.empty();
    }
}
