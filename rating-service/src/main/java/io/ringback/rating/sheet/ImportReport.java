package io.ringback.rating.sheet;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a sheet.
 *
 * @param id of the import
 * @param lines without the header
 * @param decks one, or two where there are buy prices
 * @param notCarried what our rates cannot say, with the number of lines that said it
 */
record ImportReport(UUID id, boolean dryRun, long lines, List<Deck> decks, Map<String, Long> notCarried) {
    ImportReport {
        decks = List.copyOf(decks);
        notCarried = Map.copyOf(notCarried);
    }

    /**
     * A version that was made, or would be.
     *
     * @param id null in a dry run
     * @param version its number, in a dry run the one it would have now
     * @param rates how many
     */
    record Deck(@Nullable UUID id, String name, String currency, long version, long rates, Difference difference) {}
}
