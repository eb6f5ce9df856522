package io.ringback.edge.page;

import io.ringback.edge.problem.Problems;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page ended, to go on after it. Opaque to clients.
 *
 * @param at the moment the list is sorted by, of the last item; microseconds, as PostgreSQL keeps it
 * @param id of the last item
 */
public record Cursor(Instant at, UUID id) {
    private static final int BYTES = 8 + 4 + 16;

    /** The form in the query and in {@link Page#next()}: base64url without padding. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws io.ringback.edge.problem.ProblemException 400 naming {@code cursor} if we never gave out this text */
    public static Cursor parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.capacity() == BYTES) {
                Instant at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
                if (Parameters.isUsual(at)) {
                    return new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Not ours: told below, the same as a wrong length.
        }
        throw Problems.badField("cursor", "is not a cursor of this list");
    }
}
