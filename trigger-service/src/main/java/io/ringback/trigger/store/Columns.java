package io.ringback.trigger.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns, for statements that take them by {@code unnest}: one statement for all rows costs the server
 * a fraction of one for each.
 *
 * @param rows in order
 */
record Columns<R>(Collection<R> rows) {

    Object ids(Function<R, @Nullable UUID> column) {
        return array(UUID[]::new, column);
    }

    Object texts(Function<R, @Nullable String> column) {
        return array(String[]::new, column);
    }

    Object integers(Function<R, Integer> column) {
        return array(Integer[]::new, column);
    }

    Object booleans(Function<R, Boolean> column) {
        return array(Boolean[]::new, column);
    }

    Object moments(Function<R, @Nullable Instant> column) {
        return array(OffsetDateTime[]::new, row -> {
            Instant moment = column.apply(row);
            return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
        });
    }

    /** Typed as one argument of a statement, not as many. */
    private <T> Object array(IntFunction<T[]> make, Function<R, @Nullable T> column) {
        return rows.stream().map(column).toArray(make);
    }
}
