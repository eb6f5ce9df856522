package io.ringback.rating.pin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PIN to be set.
 *
 * @param pin 4 to 12 digits
 * @param oldPin the one it replaces; a customer must know it, an operator need not
 */
public record PinOrder(String pin, @Nullable String oldPin) {
    private static final Pattern PIN = Pattern.compile("[0-9]{4,12}");

    public PinOrder {
        check("pin", pin);
        if (oldPin != null) {
            check("oldPin", oldPin);
        }
    }

    /** Neither of them, ever. */
    @Override
    public String toString() {
        return "PinOrder[…]";
    }

    static void check(String field, String text) {
        if (!PIN.matcher(text).matches()) {
            throw new IllegalArgumentException(field + " must be 4 to 12 digits");
        }
    }
}
