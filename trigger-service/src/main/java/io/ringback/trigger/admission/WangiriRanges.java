package io.ringback.trigger.admission;

import io.ringback.contracts.values.Party;
import java.util.List;
import java.util.Optional;

/**
 * Where numbers are that ring once, so that whoever calls back pays (Japanese: one ring and cut).
 *
 * @param version of the list
 */
public record WangiriRanges(String version, List<Range> ranges) {
    public static final WangiriRanges NONE = new WangiriRanges("none", List.of());

    public WangiriRanges {
        ranges = List.copyOf(ranges);
    }

    /**
     * Numbers that begin alike.
     *
     * @param prefix a plus and digits
     * @param whom whose missed calls are not answered from there
     * @param name what is there
     */
    public record Range(String prefix, Whom whom, String name) {}

    /** Whose missed calls are not answered. */
    public enum Whom {
        /** Nobody has a telephone there, only an income. */
        ALL,
        /** People live there whose registered numbers are called back. */
        STRANGERS
    }

    Optional<Range> forbidding(Party.E164 number, boolean stranger) {
        return ranges.stream()
                .filter(range -> number.number().startsWith(range.prefix()))
                .filter(range -> stranger || range.whom() == Whom.ALL)
                .findFirst();
    }
}
