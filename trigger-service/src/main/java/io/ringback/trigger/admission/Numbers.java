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
 */
public record Numbers(
        Party caller, List<Party> others, @Nullable String shown) {
    public Numbers {
        others = List.copyOf(others);
    }

    /** Those that are public telephone numbers, the caller's first. */
    public Stream<Party.E164> publicNumbers() {
        return all().flatMap(party -> e164(party).stream());
    }

    Stream<Party> all() {
        return Stream.concat(Stream.of(caller), others.stream());
    }

    /** Extensions and voicemail boxes are the operator's own and no matter of numbering plans. */
    static Optional<Party.E164> e164(Party party) {
        return party instanceof Party.E164 number ? Optional.of(number) : Optional.empty();
    }
}
