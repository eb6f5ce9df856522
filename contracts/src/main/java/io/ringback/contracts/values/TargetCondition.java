package io.ringback.contracts.values;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** After which outcome of the target before it a target is tried. */
public enum TargetCondition {
    /** The one before was busy. */
    BUSY,
    /** It rang unanswered. */
    NO_ANSWER,
    /** It could not be reached. */
    UNREACHABLE,
    /** Any other status. */
    OTHER;

    /** The same set in the order above, so that one value has one form on the wire. */
    static Set<TargetCondition> inOrder(Set<TargetCondition> conditions) {
        var ordered = EnumSet.noneOf(TargetCondition.class);
        ordered.addAll(conditions);
        return Collections.unmodifiableSet(ordered);
    }
}
