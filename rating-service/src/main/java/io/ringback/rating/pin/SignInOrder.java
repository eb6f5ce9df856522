package io.ringback.rating.pin;

import java.util.regex.Pattern;

/**
 * Who wants to sign in.
 *
 * @param account the account's number, digits
 * @param pin 4 to 12 digits
 */
public record SignInOrder(String account, String pin) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");

    public SignInOrder {
        if (!NUMBER.matcher(account).matches()) {
            throw new IllegalArgumentException("account must be the account's number, 1 to 20 digits");
        }
        PinOrder.check("pin", pin);
    }

    /** Neither of them, ever. */
    @Override
    public String toString() {
        return "SignInOrder[…]";
    }
}
