package io.ringback.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelTemplateTest {
    @ParameterizedTest(name = "{0} dialled as {1} was {2}")
    @CsvSource({
        "PJSIP/{number}@gw, +493023125002@gw, +493023125002",
        "PJSIP/{number}@gw, +493023125002@sim,",
        "PJSIP/{number}@gw, @gw,",
        "PJSIP/{number}@gw, '',",
        "PJSIP/00{number}@gw, 00493023125002@gw, 493023125002",
        "SIP/gw/{number}, gw/+493023125002, +493023125002",
        "SIP/gw/{number}, other/+493023125002,"
    })
    void number_is_found_in_the_address_that_was_dialled(String template, String address, @Nullable String number) {
        assertThat(new ChannelTemplate(template).numberIn(address)).isEqualTo(Optional.ofNullable(number));
    }
}
