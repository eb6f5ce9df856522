package io.ringback.simulator.call;

import java.time.Duration;
import java.util.Map;

/** How long each sound file plays. The recorded files last what they lasted there; every other one is short. */
public record Sounds(Duration other) {
    private static final Map<String, Integer> RECORDED_MILLIS =
            Map.of("beep", 297, "hello", 1885, "vm-youhave", 967, "digits/2", 768, "queue-seconds", 1031);

    Duration length(String file) {
        Integer millis = RECORDED_MILLIS.get(file);
        return millis == null ? other : Duration.ofMillis(millis);
    }
}
