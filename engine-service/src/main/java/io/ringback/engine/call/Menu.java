package io.ringback.engine.call;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Pattern;
import java.util.List;
import java.util.UUID;

/**
 * How a caller is asked for the destination.
 *
 * @param tries wrong, missing or refused numbers before the goodbye, 1 to 9
 * @param firstKeySeconds for the first digit, counted from the end of the prompt
 * @param nextKeySeconds between two digits; after so long the number counts as complete
 * @param identity whether account and PIN are asked for first
 * @param patterns what may be keyed, in the order they are tried; empty for {@link AccessNumber#DEFAULT_PATTERNS}
 */
public record Menu(int tries, int firstKeySeconds, int nextKeySeconds, boolean identity, List<Pattern> patterns) {
    /** As the platform has it, without an access number. */
    public static final Menu STANDARD = new Menu(3, 10, 3, false, List.of());

    public Menu {
        require("tries", tries, 9);
        require("firstKeySeconds", firstKeySeconds, 60);
        require("nextKeySeconds", nextKeySeconds, 60);
        patterns = List.copyOf(patterns);
    }

    /**
     * The same for callers of an access number.
     *
     * @param payer who pays as long as nobody says otherwise: the number's owner, if it is not known who called
     */
    public Menu of(AccessNumber number, UUID payer) {
        boolean unknown = number.mode() == AccessNumber.Mode.ANY_CALLER && payer.equals(number.ownerAccountId());
        return new Menu(tries, firstKeySeconds, nextKeySeconds, unknown, number.patterns());
    }

    /** Whether these digits may be a destination. */
    public boolean accepts(String digits) {
        return AccessNumber.destination(patterns, digits).isPresent();
    }

    private static void require(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be 1 to " + most + ": " + value);
        }
    }
}
