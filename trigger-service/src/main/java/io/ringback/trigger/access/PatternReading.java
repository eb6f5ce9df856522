package io.ringback.trigger.access;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Pattern;
import io.ringback.contracts.values.Party;
import io.ringback.edge.problem.FieldError;
import io.ringback.trigger.access.AccessNumberBody.PatternBody;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads patterns: one by which nothing can be reached is a mistake, and is named. */
final class PatternReading {
    /** Each keyed destination is held against all of them while somebody waits on the line. */
    static final int MOST = 20;

    private static final int MOST_KEYED = 32;
    private static final java.util.regex.Pattern DIGITS = java.util.regex.Pattern.compile("[0-9]{0,15}");
    private static final java.util.regex.Pattern INTERNATIONAL =
            java.util.regex.Pattern.compile("\\+([1-9][0-9]{0,14})?");
    private static final int SHORTEST_NUMBER = 7;
    private static final int LONGEST_NUMBER = 15;
    private static final int LONGEST_EXTENSION = 12;

    private final List<FieldError> errors;

    PatternReading(List<FieldError> errors) {
        this.errors = errors;
    }

    List<Pattern> read(@Nullable List<PatternBody> bodies) {
        if (bodies == null || bodies.isEmpty()) {
            return AccessNumber.DEFAULT_PATTERNS;
        }
        if (bodies.size() > MOST) {
            errors.add(new FieldError("patterns", "must be at most " + MOST));
            return List.of();
        }
        List<Pattern> patterns = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            String field = "patterns[" + i + "].";
            PatternBody body = bodies.get(i);
            int before = errors.size();
            check(field, body);
            if (errors.size() == before) {
                patterns.add(pattern(body));
            }
        }
        return patterns;
    }

    private static Pattern pattern(PatternBody body) {
        return new Pattern(
                text(body.prefix()),
                body.minDigits(),
                body.maxDigits(),
                strip(body),
                text(body.prepend()),
                body.site());
    }

    private void check(String field, PatternBody body) {
        String prefix = text(body.prefix());
        require(DIGITS.matcher(prefix).matches(), field + "prefix", "must be at most 15 digits");
        require(
                body.minDigits() >= 1 && body.minDigits() <= MOST_KEYED,
                field + "minDigits",
                "must be 1 to " + MOST_KEYED);
        require(
                body.maxDigits() >= Math.max(body.minDigits(), prefix.length()) && body.maxDigits() <= MOST_KEYED,
                field + "maxDigits",
                "must be at least minDigits and the length of prefix, and at most " + MOST_KEYED);
        require(strip(body) >= 0 && strip(body) <= body.minDigits(), field + "strip", "must be 0 to minDigits");
        if (body.site() == null) {
            checkNumber(field, body);
        } else {
            checkExtension(field, body, body.site());
        }
    }

    private void checkNumber(String field, PatternBody body) {
        String prepend = text(body.prepend());
        if (require(
                INTERNATIONAL.matcher(prepend).matches(),
                field + "prepend",
                "must be a plus and at most 15 digits, the first not zero, unless a site is named")) {
            int digits = prepend.length() - 1 - strip(body);
            checkLength(field, body, digits, SHORTEST_NUMBER, LONGEST_NUMBER, "number");
        }
    }

    private void checkExtension(String field, PatternBody body, String site) {
        require(Party.Extension.isExtension(site, "1"), field + "site", "must be 1 to 32 of a-z, 0-9 and hyphen");
        String prepend = text(body.prepend());
        if (require(
                DIGITS.matcher(prepend).matches(),
                field + "prepend",
                "must be at most 15 digits where a site is named")) {
            checkLength(field, body, prepend.length() - strip(body), 1, LONGEST_EXTENSION, "extension");
        }
    }

    /** @param more digits the outcome has more than were keyed */
    private void checkLength(String field, PatternBody body, int more, int least, int most, String what) {
        String range = " digits of a " + what + "; it must be " + least + " to " + most;
        require(body.minDigits() + more >= least, field + "minDigits", "makes " + (body.minDigits() + more) + range);
        require(body.maxDigits() + more <= most, field + "maxDigits", "makes " + (body.maxDigits() + more) + range);
    }

    private boolean require(boolean good, String field, String message) {
        if (!good) {
            errors.add(new FieldError(field, message));
        }
        return good;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static int strip(PatternBody body) {
        Integer strip = body.strip();
        return strip == null ? 0 : strip;
    }
}
