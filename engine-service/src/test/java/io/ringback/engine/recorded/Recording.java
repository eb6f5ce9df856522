package io.ringback.engine.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A recorded session of a real Asterisk: lines {@code HH:MM:SS.mmm < text}, put together to whole messages. */
record Recording(String name, List<Entry> entries) {
    /** Kept once, beside the simulator that is held to them too. */
    static final Path FOLDER = Path.of("../deploy/switch-simulator/src/test/resources/traces");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\[2nd])?(<|>|##) ?(.*)");

    /** What happened, in the order of first lines. */
    sealed interface Entry {
        Instant at();

        /** The recording client said it. */
        record Sent(Instant at, Message message) implements Entry {}

        /** Asterisk said it. */
        record Said(Instant at, Message message) implements Entry {}

        /** The recording client closed the socket. */
        record Cut(Instant at) implements Entry {}
    }

    static Recording of(String name) {
        try {
            return new Recording(name, new Parser().parse(Files.readAllLines(FOLDER.resolve(name + ".ami"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all that are kept. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".ami", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Parser {
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, List<String>> lines = new HashMap<>();
        private final Map<String, Integer> places = new HashMap<>();

        List<Entry> parse(List<String> text) {
            for (String line : text) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    take(matcher);
                }
            }
            return entries;
        }

        private void take(Matcher line) {
            Instant at = LocalTime.parse(line.group(1)).atDate(DAY).toInstant(ZoneOffset.UTC);
            String side = line.group(3);
            String text = line.group(4);
            if (side.equals("##")) {
                if (text.equals("client closes the socket")) {
                    entries.add(new Entry.Cut(at));
                }
                return;
            }
            if (text.startsWith("Asterisk Call Manager/")) {
                return;
            }
            String stream = line.group(2) + side;
            if (text.isEmpty()) {
                lines.remove(stream);
                return;
            }
            // The two sides interleave within a millisecond: a message stands where its first line stood.
            List<String> message = lines.computeIfAbsent(stream, _ -> new ArrayList<>());
            if (message.isEmpty()) {
                places.put(stream, entries.size());
            }
            message.add(text);
            int place = places.getOrDefault(stream, 0);
            boolean begins = place == entries.size();
            Instant first = begins ? at : entries.get(place).at();
            Message whole = Message.of(message);
            Entry entry = side.equals(">") ? new Entry.Sent(first, whole) : new Entry.Said(first, whole);
            if (begins) {
                entries.add(entry);
            } else {
                entries.set(place, entry);
            }
        }
    }
}
