package io.ringback.contracts.values;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What each side sees.
 *
 * @param callerSees number shown on the caller's phone, E.164 or extension digits; null for the trunk's own
 * @param calleeSees number shown on the callee's phone; null for the trunk's own
 * @param callerSeesName word shown before the number on the caller's phone, 1 to 15 of A–Z and a–z; null for none
 */
public record CallerIds(
        @Nullable String callerSees,
        @Nullable String calleeSees,
        @Nullable String callerSeesName) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,15}");

    /** Numbers alone. */
    public CallerIds(@Nullable String callerSees, @Nullable String calleeSees) {
        this(callerSees, calleeSees, null);
    }

    public CallerIds {
        if (callerSeesName != null && !NAME.matcher(callerSeesName).matches()) {
            throw new IllegalArgumentException("callerSeesName must be 1 to 15 letters");
        }
    }
}
