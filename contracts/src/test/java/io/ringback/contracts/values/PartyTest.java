package io.ringback.contracts.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartyTest {
    @Test
    void number_is_a_plus_and_seven_to_fifteen_ascii_digits() {
        assertThat(new Party.E164("+442079460001").digits()).isEqualTo("442079460001");
        for (String text : List.of(
                "",
                "+",
                "442079460001",
                "+042079460001",
                "+123456",
                "+1234567890123456",
                "+44 2079460001",
                "+442079460001\n",
                "+٤٤٢٠٧٩٤٦٠٠٠١",
                "+４４２０７９４６０００１",
                "+44207946000a")) {
            assertThat(Party.E164.isE164(text)).as(text).isFalse();
            assertThatThrownBy(() -> new Party.E164(text)).hasMessage("number must be a plus and 7 to 15 digits");
        }
    }

    @Test
    void extension_and_voicemail_take_ascii_digits_alone() {
        assertThat(new Party.Extension("berlin-2", "112").masked()).isEqualTo("berlin-2/112");
        for (String digits : List.of("", "1234567890123", "1&2", "١١٢", "11\r\n2")) {
            assertThatThrownBy(() -> new Party.Extension("berlin", digits))
                    .hasMessage("extension must be 1 to 12 digits");
        }
        assertThatThrownBy(() -> new Party.Extension("Berlin", "1"))
                .hasMessage("site must be 1 to 32 of a-z, 0-9 and hyphen");
        assertThatThrownBy(() -> new Party.Voicemail("b1")).hasMessage("box must be 1 to 20 digits");
    }

    @Test
    void log_form_never_shows_a_whole_number() {
        assertThat(new Party.E164("+442079460001").masked()).isEqualTo("+44…01");
        assertThat(new Party.Voicemail("23125002").masked()).isEqualTo("voicemail");
    }
}
