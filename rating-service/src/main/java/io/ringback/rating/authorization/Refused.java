package io.ringback.rating.authorization;

import io.ringback.contracts.values.RefusalReason;

/**
 * Not allowed.
 *
 * @param sentence why, for a person; names no number, amount or other account
 */
public record Refused(RefusalReason reason, String sentence) implements Decision {

    public static Refused of(RefusalReason reason) {
        return new Refused(reason, sentenceOf(reason));
    }

    /** What a rule says when it refuses. */
    static String sentenceOf(RefusalReason reason) {
        return switch (reason) {
            case NO_ACCOUNT -> "There is no such account.";
            case SUSPENDED -> "The account is suspended.";
            case NO_RATE -> "There is no rate for this number.";
            case NO_ROUTE -> "No trunk may carry this number.";
            case NO_MONEY -> "The balance does not cover the shortest call.";
            case TOO_MANY_CALLS -> "The account has as many calls as it may have at once.";
            case SPEND_CAP -> "A spend cap is reached.";
            case QUOTE -> "The quote is expired, of another account, or for other numbers.";
            case IDENTITY -> "Account and PIN were not accepted.";
            case FORBIDDEN -> "An admission rule forbids this number.";
            case CALLER_ID -> "The caller's number is not registered and active on the account.";
        };
    }

    /** What a rule says when it lets pass. */
    static String passedSentenceOf(RefusalReason reason) {
        return switch (reason) {
            case NO_ACCOUNT -> "The account exists.";
            case SUSPENDED -> "The account may call.";
            case NO_RATE -> "There is a rate for this number.";
            case NO_ROUTE -> "A trunk may carry this number.";
            case NO_MONEY -> "The balance covers the shortest call.";
            case TOO_MANY_CALLS -> "The account may have one more call.";
            case SPEND_CAP -> "No spend cap is reached.";
            case QUOTE -> "The quote holds.";
            case IDENTITY -> "The account was proven.";
            case FORBIDDEN -> "No admission rule forbids this number.";
            case CALLER_ID -> "The caller's number is registered and active on the account.";
        };
    }
}
