package io.ringback.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static final Instant START = Instant.parse("2025-03-01T10:00:00.000123Z");
    private static final Duration DEDUPE_WINDOW = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 333, 600, 1000})
    void no_pair_comes_again_within_the_dedupe_window(int rate) {
        var numbers = new Numbers(rate);
        var settings = LoadSettings.of(rate, DEDUPE_WINDOW);

        var pairs = IntStream.range(0, settings.requests())
                .mapToObj(n -> numbers.at(START.plusNanos(settings.dueNanos(n))))
                .toList();

        assertThat(new HashSet<>(pairs)).hasSameSizeAs(pairs);
    }

    @Test
    void every_number_is_reserved_for_fiction_and_answers() {
        var numbers = new Numbers(LoadSettings.HIGHEST_RATE);

        assertThat(numbers.callers())
                .hasSize(Numbers.MOST_CALLERS)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("\\+442079460[0-9](2[4-9]|[3-5][0-9]|6[0-5])"));
        assertThat(IntStream.range(0, 80_000)
                        .mapToObj(n -> numbers.at(START.plusMillis(n)).callee()))
                .allMatch(number -> number.matches("\\+(442079460|493023125)[0-9]0[0-9]"));
    }

    @Test
    void fewer_callers_are_made_for_less_load() {
        assertThat(new Numbers(10).callers())
                .isEqualTo(new Numbers(1000).callers().subList(0, 5));
    }
}
