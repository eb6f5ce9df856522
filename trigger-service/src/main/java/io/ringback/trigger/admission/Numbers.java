package io.ringback.trigger.admission;

import io.ringback.contracts.values.Party;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a request would ring and show.
 *
 * @param others the callee, if known, and what may be rung in its place
 * @param shown the number the callee is to see, E.164; null to leave that to the account
 * @param beyond numbers the others' calls may be forwarded to; one that may not be called is left out, no more
 * @param missed the call by which the caller asked, null if it was asked for in another way
 * @param callerProven whether the caller's number need not be registered: it was proven for this, or is just being proven
 */
public record Numbers(
        Party caller,
        List<Party> others,
        @Nullable String shown,
        List<Party.E164> beyond,
        @Nullable MissedCall missed,
        boolean callerProven) {
    public Numbers {
        others = List.copyOf(others);
        beyond = List.copyOf(beyond);
    }

    /** Of a caller who must be registered. */
    public Numbers(
            Party caller,
            List<Party> others,
            @Nullable String shown,
            List<Party.E164> beyond,
            @Nullable MissedCall missed) {
        this(caller, others, shown, beyond, missed, false);
    }

    /** Nobody forwards. */
    public Numbers(Party caller, List<Party> others, @Nullable String shown) {
        this(caller, others, shown, List.of(), null);
    }

    /** The same, with calls forwarded so far. */
    public Numbers reaching(List<Party.E164> further) {
        return new Numbers(caller, others, shown, further, missed, callerProven);
    }

    /** Who may be pestered by being rung: whoever is called, and a caller who never said so but by a call. */
    public List<Party> disturbed() {
        return missed != null && missed.anybody() && !missed.onLine()
                ? Stream.concat(Stream.of(caller), others.stream()).toList()
                : others;
    }

    /** Those asked for that are public telephone numbers, the caller's first. */
    public Stream<Party.E164> publicNumbers() {
        return Stream.concat(Stream.of(caller), others.stream()).flatMap(party -> e164(party).stream());
    }

    /** Every public number that might ring. */
    public Stream<Party.E164> everyNumber() {
        return Stream.concat(publicNumbers(), beyond.stream());
    }

    /** Extensions and voicemail boxes are the operator's own and no matter of numbering plans. */
    static Optional<Party.E164> e164(Party party) {
        return party instanceof Party.E164 number ? Optional.of(number) : Optional.empty();
    }
}
