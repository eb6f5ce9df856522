package io.ringback.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber.Pattern;
import io.ringback.contracts.values.Party;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keyed digits become a party, or are a wrong number. */
class KeyedDestinationTest {
    /** As a company in Berlin may have it: extensions, short codes, local, national and international numbers. */
    private static final List<Pattern> BERLIN = List.of(
            new Pattern("1", 1, 1, 1, "+493023125001", null),
            new Pattern("", 3, 4, 0, "", "berlin"),
            new Pattern("011", 10, 18, 3, "+", null),
            new Pattern("0", 8, 12, 1, "+49", null),
            new Pattern("", 7, 8, 0, "+4930", null));

    @ParameterizedTest
    @CsvSource({
        "4420794, +4420794",
        "442079460001, +442079460001",
        "123456789012345, +123456789012345",
        "001234567, +1234567",
        "00442079460001, +442079460001",
        "00123456789012345, +123456789012345"
    })
    void international_digits_are_understood_everywhere(String digits, String number) {
        assertThat(AccessNumber.destination(AccessNumber.DEFAULT_PATTERNS, digits))
                .contains(new Party.E164(number));
        assertThat(AccessNumber.destination(List.of(), digits)).contains(new Party.E164(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "112",
                "123456",
                "1234567890123456",
                "00123456",
                "001234567890123456",
                "0004420794600",
                "02079460001",
                "0112079460001",
                "٤٤٢٠٧٩٤٦٠٠٠١"
            })
    void other_digits_are_a_wrong_number(String digits) {
        assertThat(AccessNumber.destination(AccessNumber.DEFAULT_PATTERNS, digits))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, +493023125001",
        "2312500, +49302312500",
        "23125002, +493023125002",
        "03023125002, +493023125002",
        "011442079460001, +442079460001"
    })
    void access_number_has_patterns_of_its_own(String digits, String number) {
        assertThat(AccessNumber.destination(BERLIN, digits)).contains(new Party.E164(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"112", "1120"})
    void three_or_four_digits_are_an_extension_where_a_pattern_says_so(String digits) {
        assertThat(AccessNumber.destination(BERLIN, digits)).contains(new Party.Extension("berlin", digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "11", "12345", "123456", "231250021", "442079460001", "0"})
    void what_fits_none_of_its_patterns_is_a_wrong_number(String digits) {
        assertThat(AccessNumber.destination(BERLIN, digits)).isEmpty();
    }

    @Test
    void first_pattern_that_makes_a_party_counts() {
        List<Pattern> patterns = List.of(
                new Pattern("", 7, 15, 0, "+0", null),
                new Pattern("", 7, 15, 0, "+49", null),
                new Pattern("", 7, 15, 0, "+44", null));

        assertThat(AccessNumber.destination(patterns, "3023125002")).contains(new Party.E164("+493023125002"));
    }

    @Test
    void pattern_that_can_make_no_party_fits_and_leads_nowhere() {
        for (Pattern pattern : List.of(
                new Pattern("", 3, 4, 0, "", null),
                new Pattern("", 3, 4, 9, "+49", null),
                new Pattern("", 3, 4, 0, "", "Berlin"),
                new Pattern("", 3, 4, 3, "", "berlin"))) {
            assertThat(pattern.fits("123")).isTrue();
            assertThat(pattern.party("123")).isEmpty();
        }
    }

    @Test
    void number_without_patterns_takes_international_digits() {
        AccessNumber number = new AccessNumber(
                "+493023125000",
                1,
                Instant.EPOCH,
                false,
                AccessNumber.Mode.MISSED_CALL,
                10,
                null,
                List.of(),
                null,
                "en",
                false);

        assertThat(number.destination("00442079460001")).contains(new Party.E164("+442079460001"));
    }
}
