package io.ringback.trigger.asking;

import io.ringback.trigger.callback.Window;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Hours in which it may ring.
 *
 * @param timeZones whose clocks must all be within the hours
 */
@Schema(name = "WindowInForce")
public record WindowView(Set<DayOfWeek> days, String from, String to, List<String> timeZones) {
    static @Nullable WindowView of(@Nullable Window window) {
        return window == null
                ? null
                : new WindowView(
                        window.days(),
                        window.from().toString(),
                        window.to().toString(),
                        window.zones().stream().map(ZoneId::getId).toList());
    }
}
