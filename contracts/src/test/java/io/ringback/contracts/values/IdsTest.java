package io.ringback.contracts.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void id_is_a_version_7_uuid_that_sorts_by_its_millisecond() {
        Instant now = Instant.parse("2026-03-01T10:00:00.123Z");

        UUID id = Ids.next(now, new Random(1));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
        assertThat(id).isEqualTo(Ids.next(now, new Random(1)));
        assertThat(id.toString())
                .isLessThan(Ids.next(now.plusMillis(1), new Random(2)).toString());
    }
}
