package io.ringback.trigger.asking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringback.edge.page.Parameters;
import io.ringback.trigger.callback.LocalMoment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A moment in a body: with an offset, or as the clock shows it in the body's {@code timeZone}. */
@Schema(
        type = SchemaType.STRING,
        description =
                "A moment with its offset (RFC 3339), or a date and a time without one, in the zone timeZone names",
        examples = "2027-03-02T09:00:00+01:00")
public record Moment(@JsonValue String text) {
    /** @throws IllegalArgumentException if it is neither */
    @JsonCreator
    public Moment {
        boolean usual;
        try {
            usual = Parameters.isUsual(
                    withOffset(text).orElseGet(() -> local(text).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a moment such as 2027-03-02T09:00:00Z, or 2027-03-02T09:00 with a timeZone", e);
        }
        if (!usual) {
            throw new IllegalArgumentException("must be of the years 1970 to 9999");
        }
    }

    /** @return empty if it has no offset and there is no zone either */
    Optional<LocalMoment> in(@Nullable ZoneId zone) {
        return withOffset(text)
                .map(moment -> new LocalMoment(moment.truncatedTo(ChronoUnit.MICROS), null))
                .or(() -> Optional.ofNullable(zone).map(named -> LocalMoment.of(local(text), named)));
    }

    private static LocalDateTime local(String text) {
        return LocalDateTime.parse(text).truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Instant> withOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            // Then it is one without an offset, or none at all.
            return Optional.empty();
        }
    }
}
