package io.ringback.engine.speech;

import java.util.Locale;

/** A language callers can be spoken to in; its sounds are in the folder of its code. */
public enum Language {
    EN(new English()),
    DE(new German()),
    ES(new Spanish()),
    RU(new Russian()),
    ZH(new Chinese());

    private final Grammar grammar;

    Language(Grammar grammar) {
        this.grammar = grammar;
    }

    /**
     * The language a tag means.
     *
     * @param tag as {@code de}, {@code de-AT} or {@code de_AT}, in any case; English for any other text
     */
    public static Language of(String tag) {
        for (Language language : values()) {
            if (tag.equalsIgnoreCase(language.code()) || tag.matches("(?i)" + language.code() + "[-_].*")) {
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
        return grammar;
    }
}
