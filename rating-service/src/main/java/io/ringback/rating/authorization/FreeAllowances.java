package io.ringback.rating.authorization;

import io.ringback.contracts.values.Party;
import io.ringback.rating.authorization.FreePart.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an account's packages still cover. A free call comes before free seconds, as it covers a call whole; among the
 * same kind, what ends first is used first.
 *
 * @param inOrder those that end first before others
 */
public record FreeAllowances(List<FreeAllowance> inOrder) {
    /** No packages. */
    public static final FreeAllowances NONE = new FreeAllowances(List.of());

    public FreeAllowances {
        inOrder = List.copyOf(inOrder);
    }

    /** Whether there is anything left for anybody. */
    boolean any() {
        return inOrder.stream().anyMatch(one -> one.left() > 0);
    }

    /**
     * What pays for a call to this party.
     *
     * @param seconds billed seconds of the longest call there can be
     * @return in the order in which they are used up; together not more than the seconds
     */
    public List<FreePart> partsFor(Party party, long seconds) {
        if (seconds < 1) {
            return List.of();
        }
        var call = fitting(party, Kind.CALLS).stream().findFirst();
        if (call.isPresent()) {
            return List.of(call.get().part(seconds));
        }
        var parts = new ArrayList<FreePart>();
        long wanted = seconds;
        for (FreeAllowance one : fitting(party, Kind.SECONDS)) {
            if (wanted > 0) {
                var part = one.part(wanted);
                parts.add(part);
                wanted -= part.seconds();
            }
        }
        return List.copyOf(parts);
    }

    /** As if these, kept by a call, were not. */
    public FreeAllowances without(List<FreePart> kept) {
        return changed(kept, 1);
    }

    /** What is left beside a call that keeps these, or has used them. */
    public FreeAllowances keeping(List<FreePart> parts) {
        return changed(parts, -1);
    }

    private FreeAllowances changed(List<FreePart> parts, int sign) {
        return new FreeAllowances(inOrder.stream()
                .map(one -> one.with(sign
                        * parts.stream()
                                .filter(one::pays)
                                .mapToLong(part -> part.units(part.seconds()))
                                .sum()))
                .toList());
    }

    /** What is left of these, whose reservation was given back. */
    public List<FreePart> stillThere(List<FreePart> parts) {
        return parts.stream().flatMap(part -> stillThere(part).stream()).toList();
    }

    private Optional<FreePart> stillThere(FreePart part) {
        return inOrder.stream()
                .filter(one -> one.pays(part) && one.left() > 0)
                .findFirst()
                .map(one -> one.part(part.seconds()));
    }

    private List<FreeAllowance> fitting(Party party, Kind kind) {
        return inOrder.stream()
                .filter(one -> one.kind() == kind && one.covers(party))
                .toList();
    }
}
