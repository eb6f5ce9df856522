package io.ringback.trigger.asking;

import java.time.DayOfWeek;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Hours in which it may ring, as they are sent. */
@Schema(
        name = "Window",
        description = "Days and hours in which it may ring, by the clock of whoever is called",
        examples = "{\"days\": [\"MONDAY\", \"TUESDAY\"], \"from\": \"09:00\", \"to\": \"18:00\"}")
public record WindowBody(
        @Schema(description = "On which the hours begin; every day unless said otherwise") @Nullable
        Set<DayOfWeek> days,

        @Schema(description = "Hours and minutes", examples = "09:00") @Nullable
        String from,

        @Schema(description = "On the next day if it is not after from", examples = "18:00") @Nullable
        String to,

        @Schema(
                description = "Whose clock counts; by the number of the callee unless said otherwise",
                examples = "Europe/Berlin")
        @Nullable
        String timeZone) {}
