package io.ringback.edge.page;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit items at most, 1 to 200
 * @param after null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /**
     * Reads the query parameters {@code limit} and {@code cursor}.
     *
     * @throws io.ringback.edge.problem.ProblemException 400 naming the parameter
     */
    public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
        Integer asked = Parameters.whole("limit", limit, 1, MAX_LIMIT);
        return new PageRequest(
                asked == null ? DEFAULT_LIMIT : asked,
                cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor));
    }
}
