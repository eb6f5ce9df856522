package io.ringback.proof.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of the invariants that can be looked at alone. */
public enum Area {
    /** Postings, balances, settlements and holds. */
    MONEY("I1 I2 I6 I7"),
    /** Callbacks and calls: their ends, rings, channels and numbers. */
    CALLS("I3 I4 I5 I9 I10 I14"),
    /** Call detail records. */
    RECORDS("I8"),
    /** Outboxes, consumers and dead letters. */
    QUEUES("I13");

    private final String ids;

    Area(String ids) {
        this.ids = ids;
    }

    /** The area of this name, in small letters. */
    static Optional<Area> named(String word) {
        return Arrays.stream(values())
                .filter(area -> area.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    boolean has(String invariant) {
        return List.of(ids.split(" ", -1)).contains(invariant);
    }
}
