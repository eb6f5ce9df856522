package io.ringback.edge.problem;

import java.util.regex.Pattern;

/** Words of a request as they may be shown to people and stand in one line of a log. */
public final class Shown {
    private static final int LONGEST = 400;

    /** Control characters, line ends of Unicode, half characters, and marks that turn the direction of what follows. */
    private static final Pattern MISLEADING = Pattern.compile(
            "[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\p{Cs}]");

    private Shown() {}

    /** The text without characters that mislead a reader, cut where it gets long. */
    public static String text(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return line(cut);
    }

    /** The same, however long. */
    public static String line(String text) {
        return MISLEADING.matcher(text).replaceAll("?");
    }
}
