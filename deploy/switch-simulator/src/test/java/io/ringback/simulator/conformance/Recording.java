package io.ringback.simulator.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recorded session: lines {@code HH:MM:SS.mmm < text}, put together to whole messages and notes. */
record Recording(List<Entry> entries) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (?:\\[(2nd)])?(<|>|##) ?(.*)");

    /** What happened, in the order of first lines. {@code pause}: since the line before, of either side. */
    sealed interface Entry {
        record Sent(int session, Duration pause, List<String> lines) implements Entry {}

        record Received(int session, List<String> lines) implements Entry {}

        record ClientCloses(Duration pause) implements Entry {}

        /** The switch closed the connection. */
        record SwitchCloses(int session) implements Entry {}

        /** Somebody did this to the switch, not over AMI. */
        record Disturbed(Duration pause, String what) implements Entry {}
    }

    static Recording of(Path file) {
        try {
            return new Parser().parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Message> received(int session) {
        List<Message> messages = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Received(int of, List<String> lines) && of == session) {
                messages.add(Message.of(lines));
            }
        }
        return messages;
    }

    /** The numbers of all connections on which anything was said. */
    SortedSet<Integer> sessions() {
        SortedSet<Integer> sessions = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Received(int session, List<String> _)) {
                sessions.add(session);
            }
        }
        return sessions;
    }

    private static final class Parser {
        private static final Pattern DISTURBANCE = Pattern.compile("CLI: (core .*)|kill -9 asterisk");

        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, List<String>> open = new HashMap<>();
        private final Map<String, Integer> sessions = new HashMap<>();
        private int connections;
        private boolean gone;
        private LocalTime last = LocalTime.MIN;

        Recording parse(List<String> lines) {
            for (String line : lines) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    take(matcher);
                }
            }
            return new Recording(entries);
        }

        private void take(Matcher line) {
            String label = line.group(2) == null ? "1st" : line.group(2);
            String side = line.group(3);
            String text = line.group(4);
            LocalTime at = LocalTime.parse(line.group(1));
            Duration pause = Duration.between(last.equals(LocalTime.MIN) ? at : last, at);
            if (side.equals("##")) {
                if (note(label, text, pause)) {
                    last = at;
                }
            } else if (text.startsWith("Asterisk Call Manager/")) {
                // Connecting takes no time worth repeating: the pause counts from the last message. Where the switch
                // was
                // gone, the time until it is back is the switch's own.
                last = gone ? at : last;
                gone = false;
                entries.add(new Entry.Received(session(label), new ArrayList<>(List.of("Banner: " + text))));
            } else {
                last = at;
                said(label, side, text, pause);
            }
        }

        /** What the recorder wrote beside the talk; true for what happened at a moment of its own. */
        private boolean note(String label, String text, Duration pause) {
            if (text.startsWith("connect failed") || text.startsWith("recv error")) {
                int failed = session(label);
                entries.removeIf(
                        entry -> entry instanceof Entry.Sent(int of, Duration _, List<String> _) && of == failed);
                open.remove(label + ">");
            } else if (text.startsWith("connect ")) {
                sessions.put(label, ++connections);
            } else if (text.equals("peer closed")) {
                entries.add(new Entry.SwitchCloses(session(label)));
                gone = true;
            } else if (text.equals("client closes the socket")) {
                entries.add(new Entry.ClientCloses(pause));
                return true;
            } else if (DISTURBANCE.matcher(text).matches()) {
                entries.add(new Entry.Disturbed(pause, text));
                return true;
            }
            return false;
        }

        private int session(String label) {
            return sessions.computeIfAbsent(label, _ -> ++connections);
        }

        private void said(String label, String side, String text, Duration pause) {
            String key = label + side;
            if (text.isEmpty()) {
                open.remove(key);
                return;
            }
            List<String> message = open.get(key);
            if (message == null) {
                message = new ArrayList<>();
                open.put(key, message);
                int session = session(label);
                entries.add(
                        side.equals(">")
                                ? new Entry.Sent(session, pause, message)
                                : new Entry.Received(session, message));
            }
            message.add(text);
        }
    }
}
