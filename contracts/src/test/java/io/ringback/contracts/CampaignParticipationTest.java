package io.ringback.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignParticipationTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00:00Z, 2026-03-01T23:59:59.999999Z, false",
        "2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z, true",
        ", 2036-03-01T00:00:00Z, false"
    })
    void count_is_over_with_its_period(@Nullable Instant ends, Instant now, boolean over) {
        var begins = Instant.parse("2026-03-01T00:00:00Z");
        var told = new CampaignParticipation(
                "spring", "+442079460001", 1, begins, false, 1, null, begins, ends, 22, List.of());

        assertThat(told.isOver(now)).isEqualTo(over);
    }
}
