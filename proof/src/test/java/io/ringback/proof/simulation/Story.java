package io.ringback.proof.simulation;

import java.util.Locale;
import java.util.regex.Pattern;

/** What happened, one line a step: virtual time, who, what. Ids are cut to their last digits. */
final class Story {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{8}(?=[0-9a-f]{4})");
    private final StringBuilder text = new StringBuilder();

    void line(long millis, String who, String what) {
        text.append(String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d  %-9s ",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000,
                who));
        text.append(ID.matcher(what).replaceAll("~")).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
