package io.ringback.trigger.sms;

import java.util.Locale;
import java.util.Map;

/** What a message with a one-time code says; it fits into one. */
public final class CodeText {
    /** A name of such a length leaves room in every language. */
    private static final int LONGEST_NAME = 11;

    /** No letter that would cost a GSM 03.38 message (160 characters) its alphabet; 70 characters in the others. */
    private static final Map<String, String> TEXTS = Map.of(
            "en", "%s: your code is %s. It counts for 10 minutes. Tell it to nobody else.",
            "de", "%s: Ihr Code ist %s. Er gilt 10 Minuten. Geben Sie ihn nicht weiter.",
            "es", "%s: su clave es %s. Vale 10 minutos. No la comparta.",
            "ru", "%s: код %s, действует 10 минут. Никому его не сообщайте.",
            "zh", "%s：您的验证码是 %s，10分钟内有效。请勿告诉他人。");

    private CodeText() {}

    /** Checks the name messages are signed with: 1 to 11 letters, digits and blanks, as a sender's name. */
    public static String name(String name) {
        if (!name.matches("[A-Za-z0-9 ]{1," + LONGEST_NAME + "}")) {
            throw new IllegalArgumentException(
                    "ringback.trigger.sms.name must be 1 to " + LONGEST_NAME + " letters, digits and blanks");
        }
        return name;
    }

    /**
     * The text.
     *
     * @param language a tag such as {@code de-AT}; English where it is not known
     * @param name whose code it is
     */
    public static String of(String language, String name, String code) {
        String primary = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return TEXTS.getOrDefault(primary, TEXTS.getOrDefault("en", "%s: %s")).formatted(name, code);
    }
}
