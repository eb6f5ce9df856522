package io.ringback.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "de-AT", "de-at", "es-419", "zh-Hans-CN", "zh-cmn-Hans-CN", "haw"})
    void plain_tags_are_well_formed(String tag) {
        assertThat(LanguageTag.is(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e",
                "EN",
                "german",
                "english!",
                "de_AT",
                "en-",
                "en-x",
                "en--GB",
                "en GB",
                "en-abcdefghi",
                "zh-aa-bb-cc-dd",
                "en\n"
            })
    void anything_else_is_not(String text) {
        assertThat(LanguageTag.is(text)).isFalse();
    }
}
