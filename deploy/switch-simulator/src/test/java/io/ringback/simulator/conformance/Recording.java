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

    int sessions() {
        return received(2).isEmpty() ? 1 : 2;
    }

    private static final class Parser {
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, List<String>> open = new HashMap<>();
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
            int session = line.group(2) == null ? 1 : 2;
            String side = line.group(3);
            String text = line.group(4);
            LocalTime at = LocalTime.parse(line.group(1));
            Duration pause = Duration.between(last.equals(LocalTime.MIN) ? at : last, at);
            boolean closes = side.equals("##") && text.equals("client closes the socket");
            if (closes) {
                entries.add(new Entry.ClientCloses(pause));
            } else if (side.equals("##") || text.startsWith("Asterisk Call Manager/")) {
                // Connecting takes no time worth repeating: the pause counts from the last message.
                return;
            }
            last = at;
            if (closes) {
                return;
            }
            String key = session + side;
            if (text.isEmpty()) {
                open.remove(key);
                return;
            }
            List<String> message = open.get(key);
            if (message == null) {
                message = new ArrayList<>();
                open.put(key, message);
                entries.add(
                        side.equals(">")
                                ? new Entry.Sent(session, pause, message)
                                : new Entry.Received(session, message));
            }
            message.add(text);
        }
    }
}
