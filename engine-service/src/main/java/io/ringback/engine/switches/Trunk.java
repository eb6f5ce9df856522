package io.ringback.engine.switches;

import io.ringback.engine.pool.Limits;
import io.ringback.engine.wire.ChannelTemplate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way out of a switch.
 *
 * @param name what routes call it: 1 to 64 of A–Z, a–z, 0–9, _ and -
 * @param channel how it is dialled: {@code PJSIP/{number}@gw}
 * @param maxChannels legs at once, see {@link Limits}
 * @param callsPerSecond dials in any one second, see {@link Limits}
 */
public record Trunk(
        String name,
        String channel,
        @Nullable Integer maxChannels,
        @Nullable Integer callsPerSecond) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Trunk {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 64 of A-Z, a-z, 0-9, _ and -");
        }
        new ChannelTemplate(channel);
        new Limits(maxChannels, callsPerSecond);
    }

    /** One without limits. */
    public Trunk(String name, String channel) {
        this(name, channel, null, null);
    }

    /** What it may carry. */
    public Limits limits() {
        return new Limits(maxChannels, callsPerSecond);
    }

    /** The template, checked. */
    public ChannelTemplate template() {
        return new ChannelTemplate(channel);
    }
}
