package io.ringback.trigger.asking;

import io.ringback.edge.problem.Problems;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The entity tag of a callback (RFC 9110 §8.8.3): each step it tells makes another. */
final class VersionTag {
    static final String ETAG = "ETag";
    static final String IF_MATCH = "If-Match";
    static final String IF_NONE_MATCH = "If-None-Match";
    private static final String WEAK = "W/";
    private static final Pattern TAGS = Pattern.compile("\\*|\\s*(W/)?\"[^\"]*\"\\s*(,\\s*(W/)?\"[^\"]*\"\\s*)*");

    private VersionTag() {}

    static String of(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Lets a change through that was made for this version, or for any.
     *
     * @throws io.ringback.edge.problem.ProblemException 412 if it was made for another, 400 if the header is none
     */
    static void mustMatch(@Nullable String header, int version) {
        if (header != null
                && !tags(IF_MATCH, header).contains("*")
                && !tags(IF_MATCH, header).contains(of(version))) {
            throw Problems.of(
                    412,
                    "changed-meanwhile",
                    "the callback has changed: it is version " + of(version) + " now",
                    List.of());
        }
    }

    /** Whether who asks has this version already. */
    static boolean known(@Nullable String header, int version) {
        return header != null
                && tags(IF_NONE_MATCH, header).stream()
                        .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
    }

    private static List<String> tags(String name, String header) {
        if (!TAGS.matcher(header).matches()) {
            throw Problems.badField(name, "must be entity tags such as \"3\", or *");
        }
        return Pattern.compile(",").splitAsStream(header).map(String::strip).toList();
    }
}
