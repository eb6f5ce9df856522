package io.ringback.rating.sheet;

import io.ringback.rating.deck.DeckFacts;
import java.util.List;

/** What the columns of a sheet mean. */
interface SheetFormat {
    /**
     * Looks at the header.
     *
     * @param facts of the deck the rates are for
     * @throws IllegalArgumentException naming the column that is unknown or missing
     */
    LineReader reader(List<String> header, DeckFacts facts);

    /** Makes rates of lines. */
    interface LineReader {
        /**
         * Reads one line.
         *
         * @param fields as many as the header has
         * @throws IllegalArgumentException saying what is wrong, beginning with a column's name
         */
        void read(List<String> fields, Rates rates);
    }
}
