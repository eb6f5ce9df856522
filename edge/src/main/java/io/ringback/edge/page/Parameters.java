package io.ringback.edge.page;

import io.ringback.edge.problem.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters. JAX-RS would answer 404 to one it cannot convert; these name it in a 400. Absent or empty is
 * null.
 */
public final class Parameters {
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,10}");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Parameters() {}

    public static @Nullable UUID uuid(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!UUID_FORM.matcher(text).matches()) {
            throw Problems.badField(name, "must be a UUID");
        }
        return UUID.fromString(text);
    }

    /** A UUID that stands in the path: anything else there names nothing we have, so 404. */
    public static UUID pathId(String what, String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw Problems.notFound(what);
        }
        return UUID.fromString(text);
    }

    /** RFC 3339 with any offset. */
    public static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            // A plus in a query that nobody encoded arrives as a blank.
            Instant given = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (isUsual(given)) {
                return given;
            }
        } catch (DateTimeException e) {
            // Told below, the same as a far-off year.
        }
        throw Problems.badField(name, "must be an instant such as 2026-01-31T10:00:00Z");
    }

    /** Whether databases and messages share this moment: the years 1970 to 9999. */
    public static boolean isUsual(Instant moment) {
        return !moment.isBefore(Instant.EPOCH) && moment.isBefore(END);
    }

    public static @Nullable Integer whole(String name, @Nullable String text, int min, int max) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            // Java would take the digits of every script.
            long value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : Long.MIN_VALUE;
            if (value >= min && value <= max) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            // Told below, the same as one out of range.
        }
        throw Problems.badField(name, "must be a whole number from " + min + " to " + max);
    }

    /** {@code true} or {@code false}. */
    public static @Nullable Boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.badField(name, "must be true or false");
        };
    }

    /** A constant of an enum, in capital letters or not. */
    public static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problems.badField(
                        name,
                        Arrays.stream(type.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ", "must be one of ", ""))));
    }
}
