package io.ringback.engine.speech;

import java.util.Arrays;
import java.util.Optional;

/** The sentences callers and callees can hear. */
public enum Prompt {
    /** Said first to a caller who is asked what to dial. */
    WELCOME("welcome"),
    /** Before an amount. */
    YOUR_BALANCE_IS("balance"),
    /** Asks for the destination, ended by the hash key. */
    ENTER_NUMBER("enter-number"),
    /** Before the digits that were understood. */
    YOU_DIALLED("you-dialled"),
    /** Before a duration. */
    YOU_CAN_TALK_FOR("talk-for"),
    /** The callee is known and is being dialled. */
    PLEASE_WAIT("please-wait"),
    /** While the dialled number is being looked at; may be said again and again. */
    COMFORT("comfort"),
    /** Nothing was keyed in time. */
    NOTHING_ENTERED("nothing-entered"),
    /** What was keyed is no number that can be called. */
    WRONG_NUMBER("wrong-number"),
    /** After a wrong entry that leaves another try. */
    TRY_AGAIN("try-again"),
    /** The number may not be called by this account. */
    NOT_ALLOWED("not-allowed"),
    /** The balance does not suffice for this number. */
    NO_CREDIT("no-credit"),
    GOODBYE("goodbye"),
    /** The network or the platform cannot. */
    SYSTEM_BUSY("system-busy"),
    PARTY_BUSY("party-busy"),
    PARTY_REJECTED("party-rejected"),
    NOBODY_ANSWERS("nobody-answers"),
    /** The talk has reached its limit. */
    TIME_IS_UP("time-is-up"),
    /** A warning during the talk; may be said several times, so it names no time. */
    TIME_NEARLY_UP("time-nearly-up"),
    OTHER_PARTY_HUNG_UP("other-party-hung-up"),
    /** Asks a caller to prove to be a person by pressing 1. */
    PRESS_ONE("press-one"),
    /** Tells a callee that a call waits and asks for 1. */
    CALL_FOR_YOU("call-for-you"),
    ENTER_ACCOUNT("enter-account"),
    ENTER_PIN("enter-pin"),
    /** Account and PIN do not fit. */
    WRONG_PIN("wrong-pin"),
    /** Announces an alert before its announcements. */
    ALERT("alert"),
    /** Before the digit that acknowledges. */
    ACKNOWLEDGE("acknowledge"),
    /** The acknowledgement was taken. */
    ACKNOWLEDGED("acknowledged"),
    /** Before what was said is said again. */
    I_REPEAT("i-repeat"),
    /** Before a one-time code. */
    YOUR_CODE_IS("your-code-is"),
    /** Left on an answering machine that took the call. */
    MACHINE_MESSAGE("machine-message"),
    /** How never to be called again: press 9. */
    NEVER_AGAIN("never-again"),
    /** The number is on the block list from now on. */
    NEVER_AGAIN_DONE("never-again-done"),
    /** The call is being recorded. */
    RECORDING("recording"),
    /** Asks for consent to recording: press 1. */
    RECORDING_CONSENT("recording-consent"),
    /** On an inbound call: hang up, you will be called back. */
    WILL_CALL_BACK("will-call-back"),
    /** The line is busy: press 5 to be called back when it is free. */
    BUSY_OFFER("busy-offer"),
    /** The offer was taken. */
    BUSY_OFFER_TAKEN("busy-offer-taken"),
    /** Nobody answers: press 5 to be called back when the line has been used and is free again. */
    NO_REPLY_OFFER("no-reply-offer"),
    /** That offer was taken. */
    NO_REPLY_OFFER_TAKEN("no-reply-offer-taken");

    private final String file;

    Prompt(String file) {
        this.file = file;
    }

    /** The prompt whose sound has this name. */
    static Optional<Prompt> of(String file) {
        return Arrays.stream(values())
                .filter(prompt -> prompt.file.equals(file))
                .findFirst();
    }

    /** The name of its sound file in the folder of each language, without extension. */
    public String file() {
        return file;
    }
}
