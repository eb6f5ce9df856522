package io.ringback.trigger.asking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A span in a body: whole seconds as a number, or ISO 8601 text such as {@code PT5M}; written as a number. */
@Schema(
        type = SchemaType.INTEGER,
        description = "Whole seconds; an ISO 8601 duration such as PT5M is understood too",
        examples = "600")
public record Seconds(@JsonValue long value) {
    @JsonCreator
    static Seconds of(long value) {
        return new Seconds(value);
    }

    @JsonCreator
    static Seconds of(String text) {
        try {
            return new Seconds(Duration.parse(text).toSeconds());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be whole seconds, or a duration such as PT5M", e);
        }
    }
}
