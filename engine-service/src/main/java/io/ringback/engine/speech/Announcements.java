package io.ringback.engine.speech;

import io.ringback.edge.access.CodeSeal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a single leg is told, as whoever asks for it names it: {@code ringback/…} for the sounds delivered with Ringback,
 * {@code announcements/…} for the operator's own, which may be left out. {@code {language}} in a name stands for the
 * language's code. {@code code/…} is a sealed one-time code, whose digits are said one by one; it is opened the moment it is
 * said.
 */
public final class Announcements {
    /** Names that fit into one line of a switch, with what is said behind and before them. */
    public static final int MOST_CHARACTERS = 700;

    private static final String OWN = "announcements/";
    private static final String LANGUAGE = "{language}";
    private static final Pattern FOLDER = Pattern.compile("(ringback|announcements)/.+");

    private static final Pattern CODE = Pattern.compile(Pattern.quote(CodeSeal.PREFIX) + "[A-Za-z0-9_-]{30,120}");

    /** What ten digits take. */
    private static final int CODE_CHARACTERS = 240;

    private Announcements() {}

    /** Whether all of it can be played. */
    public static boolean playable(List<String> names) {
        List<String> sounds = sounds(names, Language.EN);
        return !sounds.isEmpty()
                && sounds.stream().mapToInt(Announcements::characters).sum() <= MOST_CHARACTERS
                && sounds.stream().allMatch(Announcements::playable);
    }

    /** With what stands between it and the next one. */
    private static int characters(String sound) {
        return 1 + (isCode(sound) ? CODE_CHARACTERS : sound.length());
    }

    private static boolean playable(String sound) {
        return isCode(sound)
                ? CODE.matcher(sound).matches()
                : Replacements.FILE.matcher(sound).matches()
                        && FOLDER.matcher(sound).matches();
    }

    /** Whether it is a sealed code, and no sound yet. */
    public static boolean isCode(String sound) {
        return sound.startsWith(CodeSeal.PREFIX);
    }

    /** The sounds to play. */
    public static List<String> sounds(List<String> names, Language language) {
        return names.stream()
                .map(name -> name.contains("/") ? name : OWN + name)
                .map(name -> name.replace(LANGUAGE, language.code()))
                .toList();
    }
}
