package io.ringback.rating.sheet;

import io.ringback.rating.deck.DeckFacts;
import io.ringback.rating.deck.DeckOrder;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a sheet.
 *
 * @param name of the deck
 * @param buyName of the deck for what carriers take, null if that is not wanted
 * @param currency of both
 * @param facts zone, holidays and bands; null for those of the last version
 * @param dryRun whether nothing is to be stored
 */
record ImportOrder(
        String name,
        @Nullable String buyName,
        String currency,
        @Nullable DeckFacts facts,
        SheetFormat format,
        boolean dryRun) {
    ImportOrder {
        DeckOrder.checkName(name);
        DeckOrder.checkCurrency(currency);
        if (buyName != null) {
            DeckOrder.checkName(buyName);
            if (buyName.equals(name)) {
                throw new IllegalArgumentException("buyName must not be the name of the other deck");
            }
        }
    }
}
