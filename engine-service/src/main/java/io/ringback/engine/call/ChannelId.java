package io.ringback.engine.call;

import io.ringback.contracts.values.Leg;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one dial, given to the switch as {@code ChannelId}, so that every channel tells whose it is without a
 * look-up: {@code rb-<installation>-<attempt>-<leg>-<n>}.
 *
 * @param installation 1 to 16 of a–z and 0–9
 * @param n number of the dial within the attempt, 1 to 999
 */
public record ChannelId(String installation, UUID attemptId, Leg leg, int n) {
    /** What an installation may be called. */
    public static final Pattern INSTALLATION = Pattern.compile("[a-z0-9]{1,16}");

    private static final Pattern TEXT = Pattern.compile(
            "rb-([a-z0-9]{1,16})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(caller|callee)-([0-9]{1,3})");

    public ChannelId {
        if (!INSTALLATION.matcher(installation).matches()) {
            throw new IllegalArgumentException("installation must be 1 to 16 of a-z and 0-9: " + installation);
        }
        if (n < 1 || n > 999) {
            throw new IllegalArgumentException("n must be 1 to 999: " + n);
        }
    }

    /** The channel id this text is, empty if it is somebody else's. */
    public static Optional<ChannelId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ChannelId(
                matcher.group(1),
                UUID.fromString(matcher.group(2)),
                Leg.valueOf(matcher.group(3).toUpperCase(Locale.ROOT)),
                Integer.parseInt(matcher.group(4))));
    }

    /** As it stands on the wire. */
    public String text() {
        return "rb-" + installation + "-" + attemptId + "-" + leg.name().toLowerCase(Locale.ROOT) + "-" + n;
    }
}
