package io.ringback.messaging;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Turns what we work with into what the PostgreSQL client takes. */
final class Arguments {
    private Arguments() {}

    static Tuple tuple(@Nullable Object... arguments) {
        var tuple = Tuple.tuple();
        for (Object argument : arguments) {
            tuple.addValue(converted(argument));
        }
        return tuple;
    }

    private static @Nullable Object converted(@Nullable Object argument) {
        return switch (argument) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case byte[] bytes -> Buffer.buffer(bytes);
            case Enum<?> constant -> constant.name();
            default -> argument;
        };
    }
}
