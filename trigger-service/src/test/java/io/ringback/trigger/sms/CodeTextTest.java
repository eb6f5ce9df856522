package io.ringback.trigger.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextTest {
    /** A message in the alphabet of GSM 03.38, and one in any other. */
    private static final int GSM = 160;

    private static final int OTHER = 70;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "en, Shop: your code is 042117. It counts for 10 minutes. Tell it to nobody else.",
                "en-GB, Shop: your code is 042117. It counts for 10 minutes. Tell it to nobody else.",
                "de-AT, Shop: Ihr Code ist 042117. Er gilt 10 Minuten. Geben Sie ihn nicht weiter.",
                "es, Shop: su clave es 042117. Vale 10 minutos. No la comparta.",
                "ru, |Shop: код 042117, действует 10 минут. Никому его не сообщайте.|",
                "zh-Hant, Shop：您的验证码是 042117，10分钟内有效。请勿告诉他人。",
                "fr, Shop: your code is 042117. It counts for 10 minutes. Tell it to nobody else."
            })
    void it_is_in_the_language_asked_for_or_in_english(String language, String text) {
        assertThat(CodeText.of(language, "Shop", "042117")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "ru", "zh"})
    void it_fits_into_one_message_with_the_longest_name(String language) {
        String text = CodeText.of(language, CodeText.name("ABCDEFGHIJK"), "042117");

        boolean plain = text.chars().allMatch(letter -> letter < 0x80);

        assertThat(text.length()).isLessThanOrEqualTo(plain ? GSM : OTHER);
        assertThat(plain).isEqualTo(!language.equals("ru") && !language.equals("zh"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A name too long", "Shop: visit http", "Läden", "a\nb"})
    void name_that_is_none_is_told_by_its_setting(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeText.name(name))
                .withMessageStartingWith("ringback.trigger.sms.name");
    }

    @Test
    void retries_are_soon_and_never_more_than_a_minute_and_a_quarter_apart() {
        assertThat(SmsRetries.after(1, 0)).hasSeconds(2);
        assertThat(SmsRetries.after(1, 1)).hasMillis(2_500);
        assertThat(SmsRetries.after(2, 0)).hasSeconds(4);
        assertThat(SmsRetries.after(5, 0)).hasSeconds(32);
        assertThat(SmsRetries.after(6, 0)).hasSeconds(60);
        assertThat(SmsRetries.after(1_000_000, 1)).hasSeconds(75);
        assertThatIllegalArgumentException().isThrownBy(() -> SmsRetries.after(0, 0));
    }
}
