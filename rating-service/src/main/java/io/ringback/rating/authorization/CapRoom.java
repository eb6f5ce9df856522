package io.ringback.rating.authorization;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an account's spend caps leave, beside what is charged in the window and held now; millionths. Below zero where a
 * cap was lowered under what runs.
 *
 * @param callMicros what one call may hold
 * @param hourMicros what this hour still takes
 * @param dayMicros what this day still takes
 * @param destinations what this day still takes for calls to these
 */
public record CapRoom(long callMicros, long hourMicros, long dayMicros, List<Destination> destinations) {
    /** Where there is no cap. */
    public static final long NO_CAP = Long.MAX_VALUE;

    /** No caps at all. */
    public static final CapRoom UNLIMITED = new CapRoom(NO_CAP, NO_CAP, NO_CAP, List.of());

    public CapRoom {
        destinations = List.copyOf(destinations);
    }

    /**
     * A capped destination.
     *
     * @param prefix digits every number of it begins with
     * @param dayMicros what the day still takes
     */
    public record Destination(String prefix, long dayMicros) {
        boolean holds(@Nullable Party party) {
            return party instanceof Party.E164 number && number.digits().startsWith(prefix);
        }
    }

    /** Whether there is a cap. */
    public boolean limited() {
        return callMicros != NO_CAP || hourMicros != NO_CAP || dayMicros != NO_CAP || !destinations.isEmpty();
    }

    /** What a new call to this party may hold at most, never negative. */
    public long forCallTo(@Nullable Party party) {
        return Math.max(0, Math.min(callMicros, Math.min(Math.min(hourMicros, dayMicros), destinationMicros(party))));
    }

    /** What a call that holds this much may hold more, never negative. Its destination was reserved when it began. */
    long forLongerCall(long heldMicros) {
        long call = callMicros == NO_CAP ? NO_CAP : callMicros - heldMicros;
        return Math.max(0, Math.min(call, Math.min(hourMicros, dayMicros)));
    }

    /** Names the cap that leaves least for a call to this party. */
    String reachedSentence(@Nullable Party party) {
        long room = forCallTo(party);
        if (destinationMicros(party) <= room) {
            return "The spend cap of the day for this destination is reached.";
        }
        if (hourMicros <= room) {
            return "The spend cap of the hour is reached.";
        }
        return dayMicros <= room
                ? "The spend cap of the day is reached."
                : "The spend cap of one call does not cover the shortest call.";
    }

    /**
     * What a call reserves of each capped destination: what talking to it can cost up to the call's own limit, all of it
     * from the start, so that no extension has to ask again.
     */
    public Map<String, Long> reservedBy(Wish wish, GrantedCall call) {
        var reserved = new LinkedHashMap<String, Long>();
        for (Destination destination : destinations) {
            long worst = call.targets().stream()
                    .filter(target -> destination.holds(target.party()))
                    .mapToLong(
                            target -> target.worstCaseMicros(call.starts(), call.setupSeconds(), target.limitSeconds()))
                    .max()
                    .orElse(announces(wish, destination) ? call.worstCaseMicros(call.grantedSeconds()) : 0);
            if (worst > 0) {
                reserved.put(destination.prefix(), worst);
            }
        }
        return reserved;
    }

    /** The capped destinations the charge of an ended call counts to. */
    public List<String> talkedTo(Wish wish, GrantedCall call, @Nullable Party dialled) {
        var target = call.talkedTo(dialled);
        return destinations.stream()
                .filter(one -> target == null ? announces(wish, one) : one.holds(target.party()))
                .map(Destination::prefix)
                .toList();
    }

    /** As if a call that is open were not: its hold and what it reserves given back. */
    CapRoom without(long heldMicros, Map<String, Long> reserved) {
        return more(heldMicros, prefix -> reserved.getOrDefault(prefix, 0L));
    }

    /** With one more call that holds and reserves this. */
    CapRoom with(long heldMicros, Map<String, Long> reserved) {
        return more(-heldMicros, prefix -> -reserved.getOrDefault(prefix, 0L));
    }

    /** After a charge that counts to these destinations. */
    CapRoom charged(long micros, Collection<String> prefixes) {
        return more(-micros, prefix -> prefixes.contains(prefix) ? -micros : 0);
    }

    private CapRoom more(long micros, ToLongFunction<String> ofDestination) {
        return new CapRoom(
                callMicros,
                more(hourMicros, micros),
                more(dayMicros, micros),
                destinations.stream()
                        .map(one -> new Destination(
                                one.prefix(), one.dayMicros() + ofDestination.applyAsLong(one.prefix())))
                        .toList());
    }

    private long destinationMicros(@Nullable Party party) {
        return destinations.stream()
                .filter(one -> one.holds(party))
                .mapToLong(Destination::dayMicros)
                .min()
                .orElse(NO_CAP);
    }

    private static boolean announces(Wish wish, Destination destination) {
        return wish.script() == Script.ANNOUNCE && destination.holds(wish.caller());
    }

    private static long more(long room, long micros) {
        return room == NO_CAP ? NO_CAP : room + micros;
    }
}
