package io.ringback.trigger.sms;

/** What the gateway's answer means for a message. */
public sealed interface SmsOutcome {
    /** A few words for whoever asked, and for the log: nothing of number or text. */
    String answer();

    /** It sends it. */
    record Taken(String answer) implements SmsOutcome {}

    /**
     * It will never send it.
     *
     * @param ours whether the settings are what it minds: the key, the address
     */
    record Refused(String answer, boolean ours) implements SmsOutcome {}

    /** It may send it later; it may have sent it, too, if it did not answer at all. */
    record Unsure(String answer) implements SmsOutcome {}
}
