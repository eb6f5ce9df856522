package io.ringback.trigger.blocked;

import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be blocked.
 *
 * @param number E.164, or with {@code prefix} the beginning of it
 * @param reason OPERATOR unless said otherwise
 * @param note the operator's own words, at most 200 characters
 */
@Schema(name = "BlockRequest")
public record BlockBody(
        @Schema(examples = "+493023125099") String number,
        @Schema(defaultValue = "false") @Nullable Boolean prefix,

        @Schema(
                defaultValue = "OPERATOR",
                enumeration = {"OPERATOR", "DO_NOT_CALL", "OPT_OUT", "EMERGENCY"})
        @Nullable
        String reason,

        @Schema(examples = "asked by letter") @Nullable String note) {
    static final int LONGEST_NOTE = 200;
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern BEGINNING = Pattern.compile("\\+[1-9][0-9]{0,14}");
    private static final Set<String> REASONS = Set.of("OPERATOR", "DO_NOT_CALL", "OPT_OUT", "EMERGENCY");

    public BlockBody {
        boolean begins = prefix != null && prefix;
        if (!(begins ? BEGINNING : NUMBER).matcher(number).matches()) {
            throw new IllegalArgumentException("number must be a plus and digits, as in +493023125099");
        }
        if (reason != null && !REASONS.contains(reason)) {
            throw new IllegalArgumentException("reason must be OPERATOR, DO_NOT_CALL, OPT_OUT or EMERGENCY");
        }
        if (tooLong(note)) {
            throw new IllegalArgumentException("note must have at most " + LONGEST_NOTE + " characters");
        }
    }

    static boolean tooLong(@Nullable String note) {
        return note != null && note.length() > LONGEST_NOTE;
    }

    boolean blocksPrefix() {
        return prefix != null && prefix;
    }

    String why() {
        return reason == null ? "OPERATOR" : reason;
    }
}
