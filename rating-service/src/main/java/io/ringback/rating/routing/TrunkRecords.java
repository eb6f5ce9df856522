package io.ringback.rating.routing;

import java.util.Map;

/**
 * How the trunks did lately.
 *
 * @param byTrunk by name
 * @param enoughDials fewer say nothing of a trunk
 */
public record TrunkRecords(Map<String, TrunkRecord> byTrunk, int enoughDials) {
    public static final TrunkRecords NONE = new TrunkRecords(Map.of(), 1);

    public TrunkRecords {
        byTrunk = Map.copyOf(byTrunk);
    }

    public TrunkRecord of(String trunk) {
        return byTrunk.getOrDefault(trunk, TrunkRecord.NONE);
    }

    /** Whether there is enough to judge it by. */
    boolean tells(String trunk) {
        return of(trunk).dials() >= enoughDials;
    }

    /** Whether the trunk has its fill of what others have failed to reach. */
    boolean overBudget(Trunk trunk) {
        var budget = trunk.retryBudgetPercent();
        return budget != null && tells(trunk.name()) && of(trunk.name()).failoversExceed(budget);
    }
}
