package io.ringback.engine.switches;

import io.ringback.engine.cause.CauseOverride;
import io.ringback.engine.pool.Limits;
import io.ringback.engine.wire.ChannelTemplate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way out of a switch.
 *
 * @param name what routes call it: 1 to 64 of A–Z, a–z, 0–9, _ and -
 * @param channel how it is dialled: {@code PJSIP/{number}@gw}
 * @param maxChannels legs at once, see {@link Limits}
 * @param callsPerSecond dials in any one second, see {@link Limits}
 * @param causes what ends mean on it, where that differs from the cause table; at most {@value #MOST_CAUSES}, null for none
 */
public record Trunk(
        String name,
        String channel,
        @Nullable Integer maxChannels,
        @Nullable Integer callsPerSecond,
        @Nullable List<CauseOverride> causes) {
    /** The cause table itself has fewer. */
    public static final int MOST_CAUSES = 50;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Trunk {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 64 of A-Z, a-z, 0-9, _ and -");
        }
        new ChannelTemplate(channel);
        new Limits(maxChannels, callsPerSecond);
        causes = causes == null || causes.isEmpty() ? null : List.copyOf(causes);
        if (causes != null && causes.size() > MOST_CAUSES) {
            throw new IllegalArgumentException("causes must be at most " + MOST_CAUSES);
        }
    }

    /** One on which ends mean what they mean everywhere. */
    public Trunk(String name, String channel, @Nullable Integer maxChannels, @Nullable Integer callsPerSecond) {
        this(name, channel, maxChannels, callsPerSecond, null);
    }

    /** One without limits. */
    public Trunk(String name, String channel) {
        this(name, channel, null, null, null);
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
