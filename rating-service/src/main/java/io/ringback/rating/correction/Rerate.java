package io.ringback.rating.correction;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far pricing a period anew is, or what it would do.
 *
 * @param id null for a dry run, of which nothing is kept
 * @param done false while a further step, or for a dry run a shorter period, is needed to see all of it
 * @param examined attempts looked at
 * @param corrected attempts whose charge changes
 * @param skipped attempts that stay as they are, by the rule that keeps them
 * @param before what was taken for those that change
 * @param after what is taken for them then
 */
public record Rerate(
        @Nullable UUID id,
        UUID rateDeck,
        Instant from,
        Instant to,
        @Nullable UUID account,
        String reason,
        boolean done,
        long examined,
        long corrected,
        Map<String, Long> skipped,
        String currency,
        BigDecimal before,
        BigDecimal after) {
    public Rerate {
        skipped = Map.copyOf(skipped);
    }
}
