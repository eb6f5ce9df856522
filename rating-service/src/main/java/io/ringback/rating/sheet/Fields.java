package io.ringback.rating.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line by the names of their columns. Empty ones are null.
 *
 * @param header where they are
 * @param fields of the line
 */
record Fields(Header header, List<String> fields) {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(?:\\.[0-9]{1,20})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    String text(String column) {
        return header.text(fields, column);
    }

    @Nullable
    BigDecimal decimal(String column) {
        var text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(column + " must be a decimal such as 0.10");
        }
        return new BigDecimal(text);
    }

    @Nullable
    Integer whole(String column) {
        var text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(column + " must be a whole number");
        }
        return Integer.valueOf(text);
    }

    @Nullable
    Boolean truth(String column) {
        return switch (text(column)) {
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(column + " must be true or false");
        };
    }

    @Nullable
    Instant moment(String column) {
        var text = text(column);
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(column + " must be a moment such as 2027-01-01T00:00:00Z", e);
        }
    }
}
