package io.ringback.trigger.store;

import io.ringback.contracts.values.Party;
import org.jspecify.annotations.Nullable;

/** How a party stands in a column and in the API. */
public final class Numbering {
    private Numbering() {}

    /** The number as people write it; null for nobody. */
    public static @Nullable String text(@Nullable Party party) {
        return switch (party) {
            case Party.E164(String number) -> number;
            case Party.Extension(String site, String digits) -> site + "/" + digits;
            case Party.Voicemail(String box) -> "voicemail/" + box;
            case null -> null;
        };
    }
}
