package io.ringback.proof.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One call that reached a phone, as the phone's side tells it.
 *
 * @param number digits of the phone
 * @param channelId of the channel it came on
 * @param linkedId of the first channel of the call
 * @param commandId of the command that dialled, empty where the channel was originated
 * @param answered whether it was answered
 */
record Ring(String number, String channelId, String linkedId, String commandId, boolean answered) {
    private static final Pattern OURS = Pattern.compile(
            "rb-[a-z0-9]{1,16}-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(caller|callee)-([0-9]{1,3})");
    private static final Pattern DIAL = Pattern.compile("dial-([0-9]{1,3})");

    /** The attempt whose channel id this is. */
    static Optional<UUID> attemptOf(String channelId) {
        var ours = OURS.matcher(channelId);
        return ours.matches() ? Optional.of(UUID.fromString(ours.group(1))) : Optional.empty();
    }

    /** The dial it belongs to: the caller's channel bears its name, a callee's is told by call and command. */
    Optional<DialKey> dial() {
        var own = OURS.matcher(channelId);
        if (own.matches()) {
            return Optional.of(new DialKey(UUID.fromString(own.group(1)), Integer.parseInt(own.group(3))));
        }
        var command = DIAL.matcher(commandId);
        return attemptOf(linkedId)
                .filter(_ -> command.matches())
                .map(attempt -> new DialKey(attempt, Integer.parseInt(command.group(1))));
    }

    /** Whether somebody was dialled from a call that was there before. */
    boolean dialledFromCall() {
        return !commandId.isEmpty();
    }
}
