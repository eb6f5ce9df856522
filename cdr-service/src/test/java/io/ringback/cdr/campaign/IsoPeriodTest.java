package io.ringback.cdr.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.CampaignPeriod.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "PT1M, 1, MINUTES",
        "PT90M, 90, MINUTES",
        "PT12H, 12, HOURS",
        "PT8784H, 8784, HOURS",
        "P1D, 1, DAYS",
        "P366D, 366, DAYS",
        "P52W, 52, WEEKS",
        "P12M, 12, MONTHS"
    })
    void period_of_one_unit_is_read(String text, int length, Unit unit) {
        assertThat(IsoPeriod.of(text)).contains(new IsoPeriod(length, unit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "P", "PT", "P0D", "P-1D", "P1.5D", "P1DT12H", "PT30S", "P1Y", "p1d", " P1D", "P367D", "P53W",
                "P13M", "PT8785H", "P١D", "1 day", "P99999D"
            })
    void anything_else_is_none(String text) {
        assertThat(IsoPeriod.of(text)).isEmpty();
    }
}
