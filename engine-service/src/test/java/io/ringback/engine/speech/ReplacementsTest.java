package io.ringback.engine.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementsTest {
    @Test
    void settings_name_a_prompt_and_the_sounds_played_instead() {
        Replacements replacements = Replacements.of(
                List.of("goodbye=house/bye", " welcome=house/{language}/jingle+house/hello", "comfort=none"));

        assertThat(replacements.sounds())
                .isEqualTo(Map.of(
                        Prompt.GOODBYE, List.of("house/bye"),
                        Prompt.WELCOME, List.of("house/{language}/jingle", "house/hello"),
                        Prompt.COMFORT, List.of()));
    }

    @Test
    void silence_says_nothing_in_any_language() {
        Speech speech = new Speech(Language.RU, Replacements.silence());

        assertThat(List.of(Prompt.values()))
                .allSatisfy(prompt -> assertThat(speech.say(prompt)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "goodbye, prompts must be <prompt>=<sound>[+<sound>] or <prompt>=none: goodbye",
        "goodbye=, prompts must be <prompt>=<sound>[+<sound>] or <prompt>=none: goodbye=",
        "farewell=house/bye, prompts knows no prompt farewell",
        "goodbye=../../etc/passwd, prompts must name sounds by words",
        "goodbye=house/bye.wav, prompts must name sounds by words",
        "goodbye=house/bye+, prompts must name sounds by words",
        "goodbye=house/a&b, prompts must name sounds by words",
        "goodbye=house/{country}, prompts must name sounds by words"
    })
    void what_cannot_be_played_is_refused_by_name(String entry, String sentence) {
        assertThatThrownBy(() -> Replacements.of(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_prompt_replaced_twice_is_refused() {
        assertThatThrownBy(() -> Replacements.of(List.of("goodbye=a", "goodbye=b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prompts names goodbye twice");
    }
}
