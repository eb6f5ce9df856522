package io.ringback.simulator.conformance;

import io.ringback.simulator.conformance.Difference.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The two tables of {@code accepted-differences.md} that are read: what may differ in which recordings, and which
 * recordings are not replayed.
 */
record AcceptedDifferences(List<Difference> differences, List<Difference> notReplayed) {
    private static final Path FILE = Path.of("conformance/accepted-differences.md");
    private static final Pattern PICK = Pattern.compile("`([\\w-]+): ([^`]*)`");
    private static final Pattern VALUE = Pattern.compile("value of `([\\w-]+)`");
    private static final int CELLS = 4;

    static AcceptedDifferences read() {
        List<Difference> differences = new ArrayList<>();
        List<Difference> notReplayed = new ArrayList<>();
        try (Stream<String> lines = Files.lines(FILE)) {
            lines.filter(line -> line.matches("\\| \\d\\d.*")).forEach(line -> {
                String[] cells = line.substring(1, line.lastIndexOf('|')).split(" \\| ", -1);
                List<String> recordings = List.of(cells[0].strip().split(" +", -1));
                if (cells.length == CELLS) {
                    differences.add(new Difference(recordings, kind(cells[1].strip()), picks(cells[2]), line));
                } else {
                    notReplayed.add(new Difference(recordings, new Kind.OnlyRecorded(), Map.of(), line));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AcceptedDifferences(List.copyOf(differences), List.copyOf(notReplayed));
    }

    List<Difference> of(String recording) {
        return differences.stream().filter(each -> each.isFor(recording)).toList();
    }

    boolean isReplayed(String recording) {
        return notReplayed.stream().noneMatch(each -> each.isFor(recording));
    }

    private static Kind kind(String text) {
        Matcher value = VALUE.matcher(text);
        if (value.matches()) {
            return new Kind.Value(value.group(1));
        }
        return switch (text) {
            case "only recorded" -> new Kind.OnlyRecorded();
            case "only simulated" -> new Kind.OnlySimulated();
            case "left out" -> new Kind.LeftOut();
            case "more headers" -> new Kind.MoreHeaders();
            default -> throw new IllegalArgumentException("no kind of difference: " + text);
        };
    }

    private static Map<String, String> picks(String cell) {
        Map<String, String> picks = new LinkedHashMap<>();
        // A bar would end the cell: in the file it stands as \\|.
        Matcher pick = PICK.matcher(cell.replace("\\|", "|"));
        while (pick.find()) {
            picks.put(pick.group(1), pick.group(2));
        }
        if (picks.isEmpty()) {
            throw new IllegalArgumentException("picks no messages: " + cell);
        }
        return picks;
    }
}
