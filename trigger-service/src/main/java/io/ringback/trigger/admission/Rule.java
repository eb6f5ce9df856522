package io.ringback.trigger.admission;

import io.ringback.contracts.values.RuleAnswer;
import java.util.Locale;

/** The rules every request has to pass, in the order they are asked. */
public enum Rule {
    /** The account exists and is active. */
    ACCOUNT_ACTIVE("The account may call."),
    /** Every number can exist: country code and length fit (ITU-T E.164, national plans). */
    DIALABLE("The numbers can be dialled."),
    /** Emergency numbers are never dialled. */
    EMERGENCY_NUMBER("No emergency number is dialled."),
    /** Short numbers are never dialled. */
    SHORT_NUMBER("No short number is dialled."),
    /** Nobody is connected to himself. */
    SAME_NUMBER("Caller and callee are different."),
    /** The number that is rung first is proven to be the account's. */
    CALLER_REGISTERED("The caller's number is proven to be the caller's."),
    /** The number that is shown to the callee is proven to be the account's. */
    CALLER_ID("The number shown to the callee may be shown."),
    /** Where the account has a permit list, the number that is rung first is on it. */
    PERMIT_LIST("The caller's number may be called back."),
    /** No number is blocked. */
    NUMBER_BLOCKED("No number is blocked."),
    /** No number is dear: premium, shared cost, satellite, personal, pager; unless the operator allows its kind. */
    NUMBER_KIND("No number is of a dear kind."),
    /** Every number is in a country, or a part of one, that may be called. */
    COUNTRY("The countries may be called."),
    /** In the sandbox only scripted phones ring. */
    SANDBOX_NUMBER("No real phone rings in the sandbox."),
    /** Whoever is called is called within the hours of the policy, by the clock where the number is. */
    CALLING_HOURS("It is a time to call."),
    /** Nobody who is called was rung too often of late, over all accounts. */
    NUMBER_CAP("Nobody is rung too often."),
    /** The account asks no faster than people do. */
    ACCOUNT_VELOCITY("The account does not ask too often."),
    /** People at one address ask no faster than people do. */
    ADDRESS_VELOCITY("Not too much is asked for from one address."),
    /** The account does not ring one range of numbers again and again. */
    DESTINATION_VELOCITY("No range of numbers is rung too often by the account."),
    /** Nobody is called back on a missed call who earns by it, or of whom nothing is known. */
    WANGIRI("The missed call may be answered."),
    /** Talks are recorded only where the operator has allowed it. */
    RECORDING("The talk may be recorded, or is not to be."),
    /** The campaign it is to be part of runs, and the number that takes part has not had its share of it. */
    CAMPAIGN("The number may take part in the campaign, or there is none."),
    /** Keyed digits are a number by the patterns of where they are keyed; asked of keyed digits alone. */
    KEYED_PATTERN("The keyed digits are a number.");

    private final String passed;

    Rule(String passed) {
        this.passed = passed;
    }

    /** The word for it in messages. */
    public String code() {
        return name();
    }

    /** The word for it in problem types: lower case with hyphens. */
    public static String problemCode(RuleAnswer answer) {
        return answer.rule().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public RuleAnswer allows() {
        return new RuleAnswer(name(), true, passed);
    }

    /** The answer of a rule that is broken. */
    public RuleAnswer forbids(String why) {
        return new RuleAnswer(name(), false, why);
    }
}
