package io.ringback.proof.load;

import io.ringback.contracts.values.CallbackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one callback: told by its request, and by the topics, in any order. Nanoseconds are those of
 * {@link System#nanoTime()}.
 */
final class Course {
    private @Nullable Instant due;
    private long dueNanos;
    private @Nullable Instant dialled;
    private @Nullable CallbackStatus end;
    private long endNanos;
    private boolean recorded;
    private long recordedNanos;

    /** It was asked for by us, at this moment of the schedule. */
    synchronized void asked(Instant moment, long nanos) {
        due = moment;
        dueNanos = nanos;
    }

    /** The first dial of it goes out; a later one is another phone. */
    synchronized void dialled(Instant moment) {
        if (dialled == null) {
            dialled = moment;
        }
    }

    synchronized void ended(CallbackStatus status, long nanos) {
        end = status;
        endNanos = nanos;
    }

    synchronized void recorded(long nanos) {
        if (!recorded) {
            recorded = true;
            recordedNanos = nanos;
        }
    }

    synchronized boolean isOurs() {
        return due != null;
    }

    /** Whether nothing more comes: its terminal state and its record are there. */
    synchronized boolean isOver() {
        return end != null && recorded;
    }

    synchronized Optional<CallbackStatus> end() {
        return Optional.ofNullable(end);
    }

    /** From the schedule to the first dial, by the fact's own time: the clock is the same on one machine. */
    synchronized Optional<Duration> toDial() {
        return due == null || dialled == null ? Optional.empty() : Optional.of(Duration.between(due, dialled));
    }

    /** From the schedule until its terminal state could be read. */
    synchronized Optional<Duration> toEnd() {
        return end == null ? Optional.empty() : Optional.of(Duration.ofNanos(endNanos - dueNanos));
    }

    /** From the schedule until its first record could be read. */
    synchronized Optional<Duration> toRecord() {
        return recorded ? Optional.of(Duration.ofNanos(recordedNanos - dueNanos)) : Optional.empty();
    }
}
