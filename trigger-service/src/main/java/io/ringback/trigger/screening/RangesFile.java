package io.ringback.trigger.screening;

import io.ringback.trigger.admission.WangiriRanges;
import io.ringback.trigger.admission.WangiriRanges.Range;
import io.ringback.trigger.admission.WangiriRanges.Whom;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code wangiri-ranges.txt}: the first line is {@code version} and a word, then a range a line, its beginning, whom
 * it concerns ({@code all} or {@code strangers}) and what is there. Lines that begin with a hash say where it is from.
 */
final class RangesFile {
    private static final String FILE = "/wangiri-ranges.txt";
    private static final Pattern VERSION = Pattern.compile("version (\\S+)");
    private static final Pattern RANGE = Pattern.compile("(\\+[1-9][0-9]{0,14}) (all|strangers) (\\S.*)");

    private RangesFile() {}

    /** The list that is delivered with the service. */
    static WangiriRanges delivered() {
        try (InputStream file = RangesFile.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the line that is none of these */
    static WangiriRanges read(String text) {
        List<String> lines = text.lines().toList();
        Matcher version = VERSION.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!version.matches()) {
            throw new IllegalArgumentException("line 1 must be: version, and a word");
        }
        List<Range> ranges = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                ranges.add(range(i + 1, line));
            }
        }
        return new WangiriRanges(version.group(1), ranges);
    }

    private static Range range(int number, String line) {
        Matcher range = RANGE.matcher(line);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "line " + number + " must be: beginning, all or strangers, what is there");
        }
        return new Range(range.group(1), Whom.valueOf(range.group(2).toUpperCase(Locale.ROOT)), range.group(3));
    }
}
