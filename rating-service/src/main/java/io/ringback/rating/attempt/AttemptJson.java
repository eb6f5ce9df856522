package io.ringback.rating.attempt;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.ringback.contracts.Json;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.WrittenRate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How facts stand in the attempt's row: as in the messages, decimals as text, rates as they are written. */
final class AttemptJson {
    private static final ObjectMapper MAPPER = build();

    private AttemptJson() {}

    static @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read " + type.getSimpleName(), e);
        }
    }

    static <T> @Nullable T readOrNull(@Nullable String json, Class<T> type) {
        return json == null ? null : read(json, type);
    }

    private static ObjectMapper build() {
        var mapper = Json.mapper().copy();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        // Zero with eight decimals would be 0E-8.
        mapper.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        return mapper.registerModule(rates());
    }

    private static SimpleModule rates() {
        return new SimpleModule("rates")
                .addSerializer(Rate.class, new StdDelegatingSerializer(Rate.class, new Write()))
                .addDeserializer(Rate.class, new StdDelegatingDeserializer<>(new Read()));
    }

    private static final class Write extends StdConverter<Rate, WrittenRate> {
        @Override
        public WrittenRate convert(Rate rate) {
            return WrittenRate.of(rate);
        }
    }

    private static final class Read extends StdConverter<WrittenRate, Rate> {
        @Override
        public Rate convert(WrittenRate written) {
            return written.rate();
        }
    }
}
