package io.ringback.engine.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.values.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechTest {
    @ParameterizedTest
    @CsvSource({
        "en,EN",
        "DE,DE",
        "de-AT,DE",
        "zh_CN,ZH",
        "zh-Hant-TW,ZH",
        "ru,RU",
        "es-419,ES",
        "fr,EN",
        "den,EN",
        "'',EN"
    })
    void a_language_is_known_by_the_head_of_its_tag(String tag, Language expected) {
        assertThat(Language.of(tag)).isEqualTo(expected);
    }

    @Test
    void a_sentence_is_a_prompt_and_what_it_tells() {
        Speech speech = Speech.in("en");

        assertThat(List.of(
                        speech.yourBalanceIs(Money.of("5", "EUR")),
                        speech.youDialled("42"),
                        speech.youCanTalkFor(Duration.ofMinutes(2)),
                        speech.yourCodeIs("7"),
                        speech.pressToAcknowledge('1')))
                .containsExactly(
                        List.of("ringback/en/balance", "ringback/en/n5", "ringback/en/euro-2"),
                        List.of("ringback/en/you-dialled", "ringback/en/n4", "ringback/en/n2"),
                        List.of("ringback/en/talk-for", "ringback/en/n2", "ringback/en/minute-2"),
                        List.of("ringback/en/your-code-is", "ringback/en/n7"),
                        List.of("ringback/en/acknowledge", "ringback/en/n1"));
    }

    @ParameterizedTest
    @EnumSource
    void the_longest_sentences_fit_into_one_line_of_a_switch(Language language) {
        Speech speech = new Speech(language);
        List<String> asking = Speech.joined(
                speech.say(Prompt.WELCOME),
                speech.yourBalanceIs(Money.of("-888888888.88", "EUR")),
                speech.say(Prompt.ENTER_NUMBER));
        List<String> telling = Speech.joined(
                speech.youDialled("0".repeat(Speech.MOST_DIGITS)),
                speech.youCanTalkFor(Duration.ofSeconds(Integer.MAX_VALUE)),
                speech.say(Prompt.PLEASE_WAIT));

        assertThat(List.of(asking, telling))
                .allSatisfy(
                        sounds -> assertThat("Command: EXEC Read RB_DIGITS," + String.join("&", sounds) + ",20,,1,10")
                                .hasSizeLessThan(1022));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_000_000})
    void a_number_that_cannot_be_said_is_refused(int number) {
        assertThatThrownBy(() -> Speech.in("en").number(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number must be 0 to 999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12a", "1 2", "１", "000000000000000000000000000000000"})
    void what_is_not_keyed_on_a_telephone_is_not_said_as_digits(String text) {
        assertThatThrownBy(() -> Speech.in("en").digits(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("digits must be 1 to 32");
    }

    @Test
    void a_duration_below_nothing_is_refused() {
        assertThatThrownBy(() -> Speech.in("en").duration(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("duration must not be negative");
    }
}
