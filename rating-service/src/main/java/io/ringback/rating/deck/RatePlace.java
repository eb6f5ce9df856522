package io.ringback.rating.deck;

import io.ringback.edge.problem.Problems;
import io.ringback.rating.prefix.PrefixIndex;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A place between the rates of a version.
 *
 * @param prefix of the rate before it
 * @param validFrom since when that one is valid, as the database writes it
 */
record RatePlace(String prefix, String validFrom) {
    private static final Pattern MOMENT = Pattern.compile("-infinity|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.+-]{8,24}");

    static final RatePlace START = new RatePlace("", "-infinity");

    /** As an opaque cursor. */
    String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((prefix + "@" + validFrom).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws io.ringback.edge.problem.ProblemException 400 if we never gave out this text */
    static RatePlace of(String cursor) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
        int at = text.indexOf('@');
        if (at < 0
                || !PrefixIndex.isPrefix(text.substring(0, at))
                || !MOMENT.matcher(text.substring(at + 1)).matches()) {
            throw foreign();
        }
        return new RatePlace(text.substring(0, at), text.substring(at + 1));
    }

    private static RuntimeException foreign() {
        return Problems.badField("cursor", "is not a cursor of this list");
    }
}
