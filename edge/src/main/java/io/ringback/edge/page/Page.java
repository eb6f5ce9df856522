package io.ringback.edge.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items at most as many as the limit asked for
 * @param next cursor of the page that follows, null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page from rows read with a limit of one more than asked for, so that it is known whether there is another.
     *
     * @param rows at most {@code limit + 1}, in the list's order
     * @param at the moment a row is sorted by
     * @param id the id that makes the order total
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Instant> at, Function<T, UUID> id) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        T last = items.getLast();
        return new Page<>(items, new Cursor(at.apply(last), id.apply(last)).text());
    }

    /** The same page of other things. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
