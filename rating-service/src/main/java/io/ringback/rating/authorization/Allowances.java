package io.ringback.rating.authorization;

import io.ringback.contracts.values.Warnings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The operator's settings that decide how long things may take.
 *
 * @param promptSeconds set-up time for prompts
 * @param menuTrySeconds set-up time for each try at keying a destination
 * @param menuTries tries at keying a destination
 * @param sliceSeconds talk held at a time where an account may have several calls at once
 * @param validity how long after the authorisation the first dial may go out
 * @param warnings time-left warnings
 * @param defaultCallerId what the caller sees without an access number, null for the trunk's own
 */
public record Allowances(
        int promptSeconds,
        int menuTrySeconds,
        int menuTries,
        int sliceSeconds,
        Duration validity,
        Warnings warnings,
        @Nullable String defaultCallerId) {
    /** 60 s of prompts, 3 tries of 40 s, slices of 300 s, first dial within 60 s. */
    public static final Allowances DEFAULT =
            new Allowances(60, 40, 3, 300, Duration.ofSeconds(60), Warnings.DEFAULT, null);

    public Allowances {
        if (promptSeconds < 0 || menuTrySeconds < 0 || menuTries < 1 || sliceSeconds < 1) {
            throw new IllegalArgumentException("allowances must not be negative, tries and slices positive: "
                    + promptSeconds + ", " + menuTrySeconds + ", " + menuTries + ", " + sliceSeconds);
        }
    }
}
