package io.ringback.rating.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixIndexTest {
    @Test
    void longest_prefix_wins() {
        var index = PrefixIndex.of(Map.of("4", "zone", "49", "Germany", "4930", "Berlin"));

        assertThat(index.longest("493023125002")).hasValue("Berlin");
        assertThat(index.longest("498923125002")).hasValue("Germany");
        assertThat(index.longest("442079460001")).hasValue("zone");
        assertThat(index.longest("12025550100")).isEmpty();
    }

    @Test
    void empty_prefix_fits_every_number() {
        var index = PrefixIndex.of(Map.of("", "anywhere", "49", "Germany"));

        assertThat(index.longest("12025550100")).hasValue("anywhere");
    }

    @Test
    void leading_zeros_of_a_prefix_count() {
        var index = PrefixIndex.of(Map.of("0049", "with zeros", "49", "without"));

        assertThat(index.longest("004930")).hasValue("with zeros");
        assertThat(index.longest("4930")).hasValue("without");
    }

    @Test
    void number_shorter_than_a_prefix_does_not_have_it() {
        var index = PrefixIndex.of(Map.of("4930", "Berlin"));

        assertThat(index.longest("49")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"49a", "+49", " 49", "1234567890123456", "٤٩"})
    void anything_but_digits_is_refused(String prefix) {
        assertThatThrownBy(() -> PrefixIndex.of(Map.of(prefix, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 15 digits");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answers_are_those_of_a_naive_scan(long seed) {
        var random = new SplittableRandom(seed);
        var entries = new HashMap<String, String>();
        int count = random.nextInt(1, 3000);
        for (int i = 0; i < count; i++) {
            var prefix = digits(random, random.nextInt(0, 8));
            entries.put(prefix, prefix);
        }
        var index = PrefixIndex.of(entries);

        for (int i = 0; i < 5000; i++) {
            var number = digits(random, random.nextInt(0, 18));

            assertThat(index.longest(number))
                    .as("seed %d, number %s", seed, number)
                    .isEqualTo(scan(entries, number));
        }
        assertThat(index.size()).isEqualTo(entries.size());
    }

    private static Optional<String> scan(Map<String, String> entries, String number) {
        return entries.keySet().stream().filter(number::startsWith).max(Comparator.comparingInt(String::length));
    }

    private static String digits(SplittableRandom random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // Few different digits, so that prefixes and numbers meet often.
            text.append(random.nextInt(3));
        }
        return text.toString();
    }
}
