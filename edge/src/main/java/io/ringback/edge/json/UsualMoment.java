package io.ringback.edge.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.ringback.edge.page.Parameters;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A moment as RFC 3339 text with any offset, of the years databases and messages share: 1970 to 9999. */
final class UsualMoment extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    UsualMoment() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : "";
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (Parameters.isUsual(moment)) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Told below, the same as a far-off year.
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "no usual moment");
    }
}
