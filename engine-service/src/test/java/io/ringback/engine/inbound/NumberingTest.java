package io.ringback.engine.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberingTest {
    private static final Numbering BRITISH = Numbering.of(List.of("00=+", "0=+44", "=+"));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "+442079460001, +442079460001",
        "00442079460001, +442079460001",
        "02079460001, +442079460001",
        "442079460001, +442079460001",
        "201, 201",
        "0000, 0000",
        "44207946000112345, 44207946000112345"
    })
    void number_becomes_e164_by_the_first_rule_that_fits_or_stays_as_it_came(String came, String made) {
        assertThat(BRITISH.of(came)).isEqualTo(made);
    }

    @Test
    void without_rules_every_number_stays_as_it_came() {
        assertThat(new Numbering(List.of()).of("442079460001")).isEqualTo("442079460001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0=44", "x=+", "0=+44=", "+=+", "0=+4\n4", "123456789=+"})
    void rule_that_is_none_is_named(String rule) {
        assertThatThrownBy(() -> Numbering.of(List.of("00=+", rule)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a numbering rule must be digits, =, plus and digits: " + rule);
    }
}
