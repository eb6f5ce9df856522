package io.ringback.engine.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long two people may talk, and what was asked about it.
 *
 * @param bridgedAt by the switch's clock; the charge counts from here
 * @param since by our clock; the cut-off counts from here
 * @param limitSeconds what policy and balance allow; the switch itself ends the talk there
 * @param grantedSeconds what the hold covers, a total
 * @param last whether no more can come
 * @param sequence number of the last request for more, 0 for none
 * @param asking whether that request is unanswered
 * @param warn whether the last warning is still due
 */
record Talk(
        Instant bridgedAt,
        Instant since,
        int limitSeconds,
        int grantedSeconds,
        boolean last,
        int sequence,
        boolean asking,
        boolean warn) {
    /** A switch takes whole seconds: with a tenth of one talked, the last is still given. */
    private static final int ROUNDED_UP_FROM = 899;

    /** When the talk ends for want of time or money. */
    Instant cutAt() {
        return since.plusSeconds(Math.min(limitSeconds, grantedSeconds));
    }

    boolean cutDue(Instant now) {
        return !now.isBefore(cutAt());
    }

    @Nullable
    Instant askAt() {
        return last || asking ? null : since.plusSeconds(grantedSeconds).minus(Timing.EXTENSION);
    }

    @Nullable
    Instant warnAt() {
        return warn ? cutAt().minus(Timing.LAST_WARNING) : null;
    }

    /** The next moment something is to be done. */
    Instant next() {
        Instant next = cutAt();
        for (Instant other : new Instant[] {askAt(), warnAt()}) {
            if (other != null && other.isBefore(next)) {
                next = other;
            }
        }
        return next;
    }

    int talkedSeconds(Instant now) {
        return (int) Math.max(0, Duration.between(since, now).toSeconds());
    }

    /** What the switch's own timeout has to be now: it ends the talk 0.1 to 1.1 s after the grant. */
    int timeoutSeconds(Instant now) {
        long talked = Math.max(0, Duration.between(since, now).toMillis());
        return (int) Math.max(1, grantedSeconds - (talked + ROUNDED_UP_FROM) / 1000 + 1);
    }

    Talk asked() {
        return new Talk(bridgedAt, since, limitSeconds, grantedSeconds, last, sequence + 1, true, warn);
    }

    /** Free to ask again; grants are totals, so an answer that comes after all does no harm. */
    Talk unanswered() {
        return new Talk(bridgedAt, since, limitSeconds, grantedSeconds, last, sequence, false, warn);
    }

    Talk granted(int seconds, boolean isLast) {
        return new Talk(
                bridgedAt, since, limitSeconds, seconds, isLast, sequence, false, isLast && seconds < limitSeconds);
    }

    Talk warned() {
        return new Talk(bridgedAt, since, limitSeconds, grantedSeconds, last, sequence, asking, false);
    }
}
