package io.ringback.engine.inbound;

import java.time.Instant;

/**
 * A channel the dialplan handed over, as the switch tells of it; nothing of it is checked yet.
 *
 * @param channel its unique id
 * @param dialled what was called (DNIS), as the carrier or the dialplan wrote it
 * @param caller who called (ANI), as the carrier wrote it; empty if it did not
 * @param restricted whether the caller asked for the number not to be shown
 * @param answered whether the channel is up already
 * @param listed whether it was there before anybody listened, so that some of it may be done already
 */
public record Arrival(
        Instant at,
        String channel,
        Entrance entrance,
        String dialled,
        String caller,
        boolean restricted,
        boolean answered,
        boolean listed) {
    /** How much of a caller's number is passed on; no numbering plan has more. */
    static final String DIGITS = "\\+?[0-9]{1,32}";

    /** The caller's number in the form the platform has numbers in; as it came, if none can be made; empty if withheld. */
    String ani(Numbering numbering) {
        return restricted || !caller.matches(DIGITS) ? "" : numbering.of(caller);
    }
}
