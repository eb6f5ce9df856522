package io.ringback.engine.switches;

import io.ringback.engine.wire.ChannelTemplate;
import java.util.regex.Pattern;

/**
 * A way out of a switch.
 *
 * @param name what routes call it: 1 to 64 of A–Z, a–z, 0–9, _ and -
 * @param channel how it is dialled: {@code PJSIP/{number}@gw}
 */
public record Trunk(String name, String channel) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Trunk {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 64 of A-Z, a-z, 0-9, _ and -");
        }
        new ChannelTemplate(channel);
    }

    /** The template, checked. */
    public ChannelTemplate template() {
        return new ChannelTemplate(channel);
    }
}
