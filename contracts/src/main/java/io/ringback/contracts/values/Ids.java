package io.ringback.contracts.values;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Identifiers: UUID version 7 (RFC 9562 §5.7), so that they sort by the time they were made. */
public final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    private Ids() {}

    /** A new identifier stamped with the clock; for the edges only, a pure core takes its ids as arguments. */
    public static UUID next() {
        return next(Instant.now(), ThreadLocalRandom.current());
    }

    /** The identifier for this millisecond and these random bits; the same inputs give the same id. */
    public static UUID next(Instant now, RandomGenerator random) {
        long high = (now.toEpochMilli() << 16) | VERSION_7 | (random.nextLong() & 0x0FFFL);
        long low = VARIANT_RFC | (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
