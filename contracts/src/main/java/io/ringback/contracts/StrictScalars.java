package io.ringback.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.ringback.contracts.values.PlainText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Moments and decimals are text of one form; numbers, exponents and far-off years are refused before they cost, and so
 * is text no database can store. What a reader would refuse is not written either.
 */
final class StrictScalars extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final String NOT_STORABLE = "must have no NUL and no half characters";
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    StrictScalars() {
        super("strict-scalars");
        addDeserializer(Instant.class, new Moment());
        addDeserializer(BigDecimal.class, new Decimal());
        addDeserializer(String.class, new Text());
        addSerializer(Instant.class, new MomentWriter());
        addSerializer(String.class, new TextWriter());
    }

    /** ISO-8601 in UTC, of the years PostgreSQL and people share: 1970 to 9999. */
    private static final class Moment extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = text(parser, context, Instant.class);
            try {
                Instant moment = Instant.parse(text);
                if (text.endsWith("Z") && isUsual(moment)) {
                    return moment;
                }
            } catch (DateTimeException _) {
                // said below, without the text
            }
            return wrong(context, Instant.class, "must be a moment like 2026-03-01T10:00:00Z, 1970 to 9999");
        }
    }

    /** As {@link io.ringback.contracts.values.Money} writes it: no exponent, no sign but a minus. */
    private static final class Decimal extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;
        private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,8})?");

        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = text(parser, context, BigDecimal.class);
            return PLAIN.matcher(text).matches()
                    ? new BigDecimal(text)
                    : wrong(
                            context,
                            BigDecimal.class,
                            "must be a plain decimal like 5.00, 18 digits and 8 decimals at most");
        }
    }

    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = text(parser, context, String.class);
            return PlainText.isStorable(text) ? text : wrong(context, String.class, NOT_STORABLE);
        }
    }

    private static final class MomentWriter extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        MomentWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant moment, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (!isUsual(moment)) {
                provider.reportMappingProblem("moment is not of the years 1970 to 9999");
            }
            json.writeString(moment.toString());
        }
    }

    private static final class TextWriter extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1L;

        TextWriter() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (text.length() > Json.MAX_TEXT_LENGTH) {
                provider.reportMappingProblem("text has more than %d characters", Json.MAX_TEXT_LENGTH);
            }
            if (!PlainText.isStorable(text)) {
                provider.reportMappingProblem(NOT_STORABLE);
            }
            json.writeString(text);
        }
    }

    private static boolean isUsual(Instant moment) {
        return !moment.isBefore(Instant.EPOCH) && moment.isBefore(END);
    }

    private static String text(JsonParser parser, DeserializationContext context, Class<?> wanted) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            context.handleUnexpectedToken(wanted, parser);
        }
        return parser.getText();
    }

    private static <T> T wrong(DeserializationContext context, Class<T> wanted, String rule) throws IOException {
        throw context.instantiationException(wanted, new IllegalArgumentException(rule));
    }
}
