package io.ringback.proof.simulation;

import io.ringback.engine.cause.HangupCause;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a phone does this time.
 *
 * @param kind in general
 * @param rings whether it rings before that
 * @param after milliseconds until it does it
 * @param hangsUpAfter milliseconds from its answer until its owner hangs up
 */
record Phone(Kind kind, boolean rings, long after, long hangsUpAfter) {
    /** A very patient person. */
    private static final long NEVER = 100_000_000L;

    /** How it ends if it is not answered, as the recordings have it. */
    enum Kind {
        ANSWERS("ANSWER", 16, null),
        BUSY("BUSY", 17, 486),
        REJECTS("NOANSWER", 21, 603),
        UNREACHABLE("NOANSWER", 19, 480),
        CONGESTED("CONGESTION", 34, 503),
        INVALID("NOANSWER", 1, 404),
        NO_CONTACT("NOANSWER", 3, null),
        RINGS_ON("NOANSWER", 19, 480);

        private final String status;
        private final int q850;
        private final @Nullable Integer sip;

        Kind(String status, int q850, @Nullable Integer sip) {
            this.status = status;
            this.q850 = q850;
            this.sip = sip;
        }

        String status() {
            return status;
        }

        HangupCause cause() {
            return new HangupCause(q850, sip);
        }
    }

    /** What a person keys who is asked for a destination: mostly one that may be called, sometimes none at all. */
    String keys(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "112";
            default -> "0049302312500" + random.nextInt(10);
        };
    }

    /** What a person presses who is asked to be one. */
    String presses(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> "9";
            case 2 -> "5";
            default -> "1";
        };
    }

    /** What the switch takes it for. */
    String heard(SplittableRandom random) {
        return List.of("HUMAN", "HUMAN", "HUMAN", "MACHINE", "NOTSURE", "").get(random.nextInt(6));
    }

    static Phone caller(SplittableRandom random) {
        return drawn(random, 70, random.nextInt(3) == 0 ? random.nextLong(60_000) : NEVER);
    }

    static Phone callee(SplittableRandom random) {
        return drawn(random, 60, random.nextInt(4) == 0 ? NEVER : random.nextLong(90_000));
    }

    private static Phone drawn(SplittableRandom random, int percentAnswering, long hangsUpAfter) {
        List<Kind> failures = List.of(
                Kind.BUSY,
                Kind.REJECTS,
                Kind.UNREACHABLE,
                Kind.CONGESTED,
                Kind.INVALID,
                Kind.NO_CONTACT,
                Kind.RINGS_ON);
        boolean answers = random.nextInt(100) < percentAnswering;
        Kind kind = answers ? Kind.ANSWERS : failures.get(random.nextInt(failures.size()));
        boolean rings = switch (kind) {
            case ANSWERS, RINGS_ON, REJECTS -> true;
            case BUSY -> random.nextBoolean();
            case UNREACHABLE, CONGESTED, INVALID, NO_CONTACT -> false;
        };
        return new Phone(kind, rings, random.nextLong(100, answers ? 12_000 : 4_000), hangsUpAfter);
    }
}
