package io.ringback.trigger.webhook;

import io.ringback.trigger.TriggerSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The service's settings as they are read, some of them set. */
final class Settings {
    private Settings() {}

    static TriggerSettings with(Map<String, String> set) {
        var builder = new SmallRyeConfigBuilder().withMapping(TriggerSettings.class);
        set.forEach((key, value) -> builder.withDefaultValue("ringback.trigger." + key, value));
        return builder.build().getConfigMapping(TriggerSettings.class);
    }
}
