package io.ringback.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the records allow comes back from the wire as it went, and obeys the schema. */
class RoundTripTest {
    private static final int MESSAGES = Integer.getInteger("ringback.messages", 100);
    private static final long SEED = Long.getLong("ringback.seed", System.nanoTime());

    @ParameterizedTest
    @MethodSource("types")
    void any_message_comes_back_as_it_was_written(Topic topic, Class<? extends Message> type) throws Exception {
        var messages = new RandomMessages(new Random(SEED));
        for (int count = 1; count <= MESSAGES; count++) {
            Message message = messages.next(type);

            byte[] written = Json.write(message);

            String which = "message %d of -Dringback.seed=%d".formatted(count, SEED);
            assertThat(Json.read(topic, written)).as(which).isEqualTo(message);
            assertThat(Schemas.faults(topic, Json.mapper().readTree(written)))
                    .as(which)
                    .isEqualTo(List.of());
        }
    }

    static Stream<Arguments> types() {
        return Stream.of(Topic.values())
                .flatMap(topic -> topic.recordTypes().stream().map(type -> Arguments.of(topic, type)));
    }
}
