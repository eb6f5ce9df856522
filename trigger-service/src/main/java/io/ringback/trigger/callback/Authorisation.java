package io.ringback.trigger.callback;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Money;

/** What rating allowed, in words. */
final class Authorisation {
    private Authorisation() {}

    static String sentence(AttemptAuthorized message) {
        Money price = message.pricePerMinute();
        String at = price == null ? "" : " at " + price + " a minute";
        String limit = message.targets().isEmpty()
                ? ""
                : ", for at most " + message.targets().getFirst().limitSeconds() + " s of talk";
        String balance = ". The account has " + message.balance() + ".";
        return "Authorised" + at + limit + balance + (message.chargeable() ? "" : " Nothing will be charged.");
    }
}
