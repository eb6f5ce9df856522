package io.ringback.engine.pool;

import io.ringback.engine.pool.Load.Breaking;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a trunk is gone round because its last dials failed. It redirects and never refuses: where all trunks to a phone
 * are open, the one that opened first is dialled.
 *
 * <pre>
 * Closed ──n failures in a row──▶ Open ──a dial, when its pause is over──▶ Probing
 *   ▲                              ▲ │                                       │ │
 *   └────────── carried ───────────┼─┴───────────── carried ─────────────────┘ │
 *                                  └──────── failed: twice the pause ──────────┘
 * </pre>
 */
public sealed interface Breaker {
    /** No failure is known. */
    Breaker CLOSED = new Closed(0);

    /**
     * When it opens and for how long.
     *
     * @param failures dials in a row that failed
     * @param pause before the first probe; doubled after each probe that fails
     * @param longest longest pause
     * @param probe how long a probe may take before there is another
     */
    record Rule(int failures, Duration pause, Duration longest, Duration probe) {
        public Rule {
            if (failures < 1) {
                throw new IllegalArgumentException("failures must be positive: " + failures);
            }
            if (pause.isNegative() || longest.compareTo(pause) < 0) {
                throw new IllegalArgumentException("the longest pause must not be shorter than the first: " + longest);
            }
        }

        private Instant until(Instant now, int times) {
            Duration doubled = pause;
            for (int i = 1; i < times && doubled.compareTo(longest) < 0; i++) {
                doubled = doubled.multipliedBy(2);
            }
            return now.plus(doubled.compareTo(longest) > 0 ? longest : doubled);
        }
    }

    /** A dial goes out over the trunk. */
    Breaker dialled(Rule rule, Instant now);

    /** A dial came to something. */
    Breaker ended(Outcome outcome, Rule rule, Instant now);

    /** Whether a dial may go over the trunk while another one would do as well. */
    boolean carries(Instant now);

    /** Since when it is open, null if it is closed. */
    @Nullable
    Instant openSince();

    /** As it is shown. */
    Breaking shown();

    /** Dialled as it comes. */
    record Closed(int failures) implements Breaker {
        @Override
        public Breaker dialled(Rule rule, Instant now) {
            return this;
        }

        @Override
        public Breaker ended(Outcome outcome, Rule rule, Instant now) {
            return switch (outcome) {
                case CARRIED -> CLOSED;
                case FAILED ->
                    failures + 1 < rule.failures() ? new Closed(failures + 1) : new Open(now, rule.until(now, 1), 1);
                case UNKNOWN -> this;
            };
        }

        @Override
        public boolean carries(Instant now) {
            return true;
        }

        @Override
        public @Nullable Instant openSince() {
            return null;
        }

        @Override
        public Breaking shown() {
            return Breaking.CLOSED;
        }
    }

    /**
     * Gone round.
     *
     * @param until when it may be probed
     * @param times how many pauses there were, with this one
     */
    record Open(Instant since, Instant until, int times) implements Breaker {
        @Override
        public Breaker dialled(Rule rule, Instant now) {
            return new Probing(since, now.plus(rule.probe()), times);
        }

        /** A dial of before says nothing new, unless it was carried. */
        @Override
        public Breaker ended(Outcome outcome, Rule rule, Instant now) {
            return outcome == Outcome.CARRIED ? CLOSED : this;
        }

        @Override
        public boolean carries(Instant now) {
            return !now.isBefore(until);
        }

        @Override
        public Instant openSince() {
            return since;
        }

        @Override
        public Breaking shown() {
            return Breaking.OPEN;
        }
    }

    /**
     * One dial is out to see whether it works again.
     *
     * @param until when another one may follow it, though nothing was heard of it
     */
    record Probing(Instant since, Instant until, int times) implements Breaker {
        @Override
        public Breaker dialled(Rule rule, Instant now) {
            return carries(now) ? new Probing(since, now.plus(rule.probe()), times) : this;
        }

        @Override
        public Breaker ended(Outcome outcome, Rule rule, Instant now) {
            return switch (outcome) {
                case CARRIED -> CLOSED;
                case FAILED -> new Open(since, rule.until(now, times + 1), times + 1);
                case UNKNOWN -> new Open(since, now, times);
            };
        }

        @Override
        public boolean carries(Instant now) {
            return !now.isBefore(until);
        }

        @Override
        public Instant openSince() {
            return since;
        }

        @Override
        public Breaking shown() {
            return Breaking.PROBING;
        }
    }
}
