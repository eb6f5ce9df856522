package io.ringback.engine.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementsTest {
    private static final String CODE = "code/" + "aZ0-_".repeat(9);

    @ParameterizedTest
    @ValueSource(strings = {"disk-full", "announcements/{language}/disk-full", "ringback/{language}/alert"})
    void sounds_of_ours_and_of_the_operators_can_be_played(String name) {
        assertThat(Announcements.playable(List.of(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../secret",
                "other/disk-full",
                "disk full",
                "disk-full&x",
                "code/",
                "code/short",
                "code/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&x"
            })
    void anything_else_cannot(String name) {
        assertThat(Announcements.playable(List.of("alert", name))).isFalse();
    }

    @Test
    void sealed_code_is_counted_as_long_as_its_digits_are() {
        assertThat(Announcements.playable(List.of(CODE))).isTrue();
        assertThat(Announcements.playable(List.of(CODE, CODE))).isTrue();
        assertThat(Announcements.playable(List.of(CODE, CODE, CODE))).isFalse();
        assertThat(Announcements.playable(Collections.nCopies(29, "a-name-of-ten-x")))
                .isFalse();
        assertThat(Announcements.playable(List.of())).isFalse();
    }

    @Test
    void sealed_code_stays_as_it_is_until_it_is_opened() {
        assertThat(Announcements.sounds(List.of("ringback/{language}/your-code-is", CODE), Language.DE))
                .containsExactly("ringback/de/your-code-is", CODE);
    }
}
