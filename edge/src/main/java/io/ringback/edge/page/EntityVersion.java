package io.ringback.edge.page;

import io.ringback.edge.problem.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of something as its entity tag (RFC 9110 §8.8.3), such as {@code "3"}. */
public final class EntityVersion {
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private EntityVersion() {}

    /** What stands between the quotes. */
    public static String tag(long version) {
        return Long.toString(version);
    }

    /**
     * The version a change was made for.
     *
     * @param ifMatch the header as it came
     * @return null for any
     * @throws io.ringback.edge.problem.ProblemException 400 if the header is none
     */
    public static @Nullable Long wanted(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher matcher = TAG.matcher(ifMatch);
        if (!matcher.matches()) {
            throw Problems.badField("If-Match", "must be an ETag as in \"3\"");
        }
        return Long.valueOf(matcher.group(1));
    }
}
