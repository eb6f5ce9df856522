package io.ringback.trigger.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Pattern;
import io.ringback.edge.problem.FieldError;
import io.ringback.trigger.access.AccessNumberBody.PatternBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternReadingTest {
    private final List<FieldError> errors = new ArrayList<>();

    @Test
    void without_patterns_international_digits_may_be_keyed() {
        assertThat(new PatternReading(errors).read(null)).isEqualTo(AccessNumber.DEFAULT_PATTERNS);
        assertThat(new PatternReading(errors).read(List.of())).isEqualTo(AccessNumber.DEFAULT_PATTERNS);
    }

    @Test
    void what_is_left_out_is_nothing() {
        List<Pattern> patterns =
                new PatternReading(errors).read(List.of(new PatternBody(null, 3, 4, null, null, "berlin")));

        assertThat(errors).isEmpty();
        assertThat(patterns).containsExactly(new Pattern("", 3, 4, 0, "", "berlin"));
    }

    @ParameterizedTest
    @CsvSource({
        "011, 10, 18, 3, +, ",
        "'', 7, 15, 0, +, ",
        "'', 1, 1, 1, +493023125001, ",
        "'', 7, 8, 0, +4930, ",
        "'', 32, 32, 32, +4930231, ",
        "'', 1, 12, 0, '', berlin",
        "8, 2, 13, 1, '', berlin",
        "'', 1, 1, 0, 12345678901, berlin"
    })
    void pattern_that_leads_somewhere_is_taken(
            String prefix, int least, int most, int strip, String prepend, @Nullable String site) {
        List<Pattern> patterns =
                new PatternReading(errors).read(List.of(new PatternBody(prefix, least, most, strip, prepend, site)));

        assertThat(errors).isEmpty();
        assertThat(patterns).containsExactly(new Pattern(prefix, least, most, strip, prepend, site));
    }

    @ParameterizedTest
    @CsvSource({
        "12a, 7, 15, 0, +, , prefix",
        "1234567890123456, 17, 17, 2, +, , prefix",
        "'', 0, 7, 0, +493023, , minDigits",
        "'', 33, 33, 20, +, , minDigits",
        "'', 8, 7, 0, +49, , maxDigits",
        "'', 10, 33, 9, +493023, , maxDigits",
        "0049, 1, 3, 0, +493023125, , maxDigits",
        "'', 7, 15, -1, +, , strip",
        "'', 7, 15, 8, +4930231, , strip",
        "'', 7, 15, 0, '', , prepend",
        "'', 7, 15, 0, +0, , prepend",
        "'', 7, 15, 0, 0049, , prepend",
        "'', 6, 15, 0, +, , minDigits",
        "'', 7, 16, 0, +, , maxDigits",
        "'', 1, 2, 0, +4930, , minDigits",
        "'', 3, 4, 0, '', Berlin, site",
        "'', 3, 4, 0, +, berlin, prepend",
        "'', 3, 4, 3, '', berlin, minDigits",
        "'', 3, 13, 0, '', berlin, maxDigits"
    })
    void pattern_that_leads_nowhere_is_named(
            String prefix, int least, int most, int strip, String prepend, @Nullable String site, String field) {
        new PatternReading(errors).read(List.of(new PatternBody(prefix, least, most, strip, prepend, site)));

        assertThat(errors).extracting(FieldError::field).contains("patterns[0]." + field);
    }

    @Test
    void more_patterns_than_can_be_tried_quickly_are_too_many() {
        PatternBody body = new PatternBody(null, 3, 4, null, null, "berlin");

        assertThat(new PatternReading(errors).read(Collections.nCopies(20, body)))
                .hasSize(20);
        new PatternReading(errors).read(Collections.nCopies(21, body));

        assertThat(errors).containsExactly(new FieldError("patterns", "must be at most 20"));
    }
}
