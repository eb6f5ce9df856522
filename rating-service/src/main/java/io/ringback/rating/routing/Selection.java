package io.ringback.rating.routing;

import io.ringback.contracts.values.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The trunks of one route, for one party and one choice. */
final class Selection {
    /** Talks the margin is looked at for, seconds: a short one shows connect charges, a long one the price a minute. */
    private static final int[] TALKS = {60, 180, 600};

    /** Prices are compared over this much talk, seconds. */
    private static final int COMPARED_TALK = 180;

    private static final int PERCENT = 100;

    private final RouteTable table;
    private final Party.E164 party;
    private final TrunkList list;

    Selection(RouteTable table, Party.E164 party, TrunkList list) {
        this.table = table;
        this.party = party;
        this.list = list;
    }

    /** Those that can carry the number, in the order the route wants; none is left out for its price or its failures. */
    List<Trunk> ordered() {
        var able = list.trunks().stream()
                .map(table::trunk)
                .filter(trunk -> trunk.to(party).isPresent() && !table.bars(trunk, party))
                .toList();
        return switch (list.order()) {
            case LISTED -> able;
            case SHARE -> drawn(able);
            case COST -> cheapestFirst(drawn(able));
            case QUALITY -> bestFirst(drawn(able));
        };
    }

    /** Of these, those that leave the margin asked of them. */
    List<Trunk> within(List<Trunk> trunks, IntToLongFunction sold) {
        return trunks.stream().filter(trunk -> leavesMargin(trunk, sold)).toList();
    }

    /** Of these, all but those that have their fill of others' failures, unless it would be their own call first. */
    List<Trunk> withinBudget(List<Trunk> trunks) {
        var records = table.choice().records();
        var kept = new ArrayList<Trunk>(trunks.size());
        for (Trunk trunk : trunks) {
            if (kept.isEmpty() || !records.overBudget(trunk)) {
                kept.add(trunk);
            }
        }
        return kept;
    }

    /** What the dearest of those with a known price takes for this much talk; nothing if none has one. */
    BigDecimal dearest(int seconds) {
        return ordered().stream()
                .map(trunk -> table.bought(trunk, party, seconds))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private boolean leavesMargin(Trunk trunk, IntToLongFunction sold) {
        var margin = trunk.minimumMarginPercent();
        if (margin == null) {
            return true;
        }
        for (int seconds : TALKS) {
            var bought = table.bought(trunk, party, seconds);
            if (bought.isEmpty()) {
                return false;
            }
            var cost = bought.get().add(table.callerLeg(party, seconds)).multiply(BigDecimal.valueOf(PERCENT));
            var most = BigDecimal.valueOf(sold.applyAsLong(seconds)).multiply(BigDecimal.valueOf(PERCENT - margin));
            if (cost.compareTo(most) > 0) {
                return false;
            }
        }
        return true;
    }

    private List<Trunk> drawn(List<Trunk> trunks) {
        return WeightedDraw.of(trunks, table.choice().seedFor(party.digits()));
    }

    private List<Trunk> cheapestFirst(List<Trunk> trunks) {
        var prices = new HashMap<String, @Nullable BigDecimal>();
        trunks.forEach(trunk -> prices.put(
                trunk.name(), table.bought(trunk, party, COMPARED_TALK).orElse(null)));
        return trunks.stream()
                .sorted(Comparator.comparing(
                        trunk -> prices.get(trunk.name()), Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** One of which too little is known counts as the average of the others, so that it is tried. */
    private List<Trunk> bestFirst(List<Trunk> trunks) {
        var records = table.choice().records();
        long told = trunks.stream().filter(trunk -> records.tells(trunk.name())).count();
        long sum = trunks.stream()
                .filter(trunk -> records.tells(trunk.name()))
                .mapToLong(trunk -> records.of(trunk.name()).score())
                .sum();
        long average = told == 0 ? 0 : Math.floorDiv(sum, told);
        ToLongFunction<Trunk> score =
                trunk -> records.tells(trunk.name()) ? records.of(trunk.name()).score() : average;
        return trunks.stream()
                .sorted(Comparator.comparingLong(score).reversed())
                .toList();
    }
}
