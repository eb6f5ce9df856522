package io.ringback.trigger.admission;

/** Numbers that cost whoever calls them more than a call, or let somebody earn by being called. */
public enum NumberKind {
    /** The one who is called earns. */
    PREMIUM("a premium-rate number"),
    /** Caller and callee share a high price. */
    SHARED_COST("a shared-cost number"),
    /** Satellite and international networks, whose prices leave every scale. */
    SATELLITE("a number of a satellite or international network"),
    /** Follows a person over networks of unknown price. */
    PERSONAL("a personal number"),
    /** Answers with a tone; nobody talks there. */
    PAGER("a pager");

    private final String words;

    NumberKind(String words) {
        this.words = words;
    }

    /** For a sentence: "is …". */
    String words() {
        return words;
    }
}
