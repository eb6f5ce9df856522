package io.ringback.engine.pool;

import io.ringback.contracts.values.Leg;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call takes of a switch until it is over.
 *
 * @param callee trunk of the callee's leg, kept from the beginning so that nobody is called who could not be connected;
 *     null while it is not known
 */
record Taken(int channels, String caller, @Nullable String callee) {
    Stream<String> trunks() {
        return Stream.concat(Stream.of(caller), Optional.ofNullable(callee).stream());
    }

    Taken callerOver(String trunk) {
        return new Taken(channels, trunk, callee);
    }

    Taken calleeOver(String trunk) {
        return new Taken(channels, caller, trunk);
    }

    @Nullable
    String over(Leg leg) {
        return leg == Leg.CALLER ? caller : callee;
    }
}
