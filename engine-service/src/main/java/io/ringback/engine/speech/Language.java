package io.ringback.engine.speech;

import java.util.Locale;

/** A language callers can be spoken to in; its sounds are in the folder of its code. */
public enum Language {
    EN,
    DE,
    ES,
    RU,
    ZH;

    /**
     * The language a tag means.
     *
     * @param tag as {@code de}, {@code de-AT} or {@code de_AT}, in any case; English for any other text
     */
    public static Language of(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        for (Language language : values()) {
            String code = language.code();
            if (lower.equals(code) || lower.startsWith(code + "-") || lower.startsWith(code + "_")) {
                return language;
            }
        }
        return EN;
    }

    /** Its ISO 639-1 code, which is the name of its folder. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Grammar grammar() {
        return switch (this) {
            case EN -> new English();
            case DE -> new German();
            case ES -> new Spanish();
            case RU -> new Russian();
            case ZH -> new Chinese();
        };
    }
}
