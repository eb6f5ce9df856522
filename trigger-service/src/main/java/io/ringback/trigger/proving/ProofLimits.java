package io.ringback.trigger.proving;

import java.time.Duration;
import java.util.Optional;

/**
 * How often codes may be told: a number is rung or written to by this though nobody has shown that it is theirs, so it must not
 * become a way to pester people, whichever account asks; nor one to spend the operator's money on messages.
 *
 * @param perNumberHour most codes told to one number within an hour, over all accounts
 * @param perNumberDay the same within 24 hours
 * @param perAccountHour most codes one account has told within an hour
 * @param perButtonHour most codes told within an hour for visitors of one button
 * @param writtenPerAccountHour of those of an account, most that are written
 * @param writtenPerAddressHour most codes written within an hour for people at one address
 */
public record ProofLimits(
        int perNumberHour,
        int perNumberDay,
        int perAccountHour,
        int perButtonHour,
        int writtenPerAccountHour,
        int writtenPerAddressHour) {
    private static final Duration SOON = Duration.ofMinutes(20);
    private static final Duration LATER = Duration.ofHours(6);

    /** What was told of late. */
    public record Told(
            int numberHour,
            int numberDay,
            int accountHour,
            int buttonHour,
            int writtenAccountHour,
            int writtenAddressHour) {}

    /**
     * Why no further code is told.
     *
     * @param retryAfter when it may be different
     */
    public record Exceeded(String sentence, Duration retryAfter) {}

    /** Empty if one more may be told in this way. */
    public Optional<Exceeded> exceeded(Told told, Way by) {
        if (told.numberDay() >= perNumberDay) {
            return Optional.of(new Exceeded("this number was told as many codes today as it may be", LATER));
        }
        if (told.numberHour() >= perNumberHour) {
            return Optional.of(new Exceeded("this number was told as many codes this hour as it may be", SOON));
        }
        if (told.buttonHour() >= perButtonHour) {
            return Optional.of(new Exceeded("as many visitors asked here this hour as are let through", SOON));
        }
        if (told.accountHour() >= perAccountHour) {
            return Optional.of(new Exceeded("this account had as many codes told this hour as it may", SOON));
        }
        return by == Way.SMS ? exceededInWriting(told) : Optional.empty();
    }

    private Optional<Exceeded> exceededInWriting(Told told) {
        if (told.writtenAddressHour() >= writtenPerAddressHour) {
            return Optional.of(new Exceeded("as many messages were asked for from here this hour as are sent", SOON));
        }
        return told.writtenAccountHour() >= writtenPerAccountHour
                ? Optional.of(new Exceeded("this account had as many codes sent by SMS this hour as it may", SOON))
                : Optional.empty();
    }
}
