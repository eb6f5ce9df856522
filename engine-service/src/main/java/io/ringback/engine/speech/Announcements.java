package io.ringback.engine.speech;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a single leg is told, as whoever asks for it names it: {@code ringback/…} for the sounds delivered with Ringback,
 * {@code announcements/…} for the operator's own, which may be left out. {@code {language}} in a name stands for the
 * language's code.
 */
public final class Announcements {
    /** Names that fit into one line of a switch, with what is said behind and before them. */
    public static final int MOST_CHARACTERS = 700;

    private static final String OWN = "announcements/";
    private static final String LANGUAGE = "{language}";
    private static final Pattern FOLDER = Pattern.compile("(ringback|announcements)/.+");

    private Announcements() {}

    /** Whether all of it can be played. */
    public static boolean playable(List<String> names) {
        List<String> sounds = sounds(names, Language.EN);
        return !sounds.isEmpty()
                && String.join("&", sounds).length() <= MOST_CHARACTERS
                && sounds.stream()
                        .allMatch(sound -> Replacements.FILE.matcher(sound).matches()
                                && FOLDER.matcher(sound).matches());
    }

    /** The sounds to play. */
    public static List<String> sounds(List<String> names, Language language) {
        return names.stream()
                .map(name -> name.contains("/") ? name : OWN + name)
                .map(name -> name.replace(LANGUAGE, language.code()))
                .toList();
    }
}
