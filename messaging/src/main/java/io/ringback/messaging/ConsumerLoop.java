package io.ringback.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Polls, handles, commits; all on one thread.
 *
 * <p>A batch that fails for a reason that passes is tried again later, all partitions paused, polling on so that the
 * group keeps its member. A batch that fails otherwise is handled record by record, and a record that fails alone is put
 * aside.
 */
final class ConsumerLoop {
    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);

    private static final Duration IDLE_POLL = Duration.ofSeconds(1);

    /**
     * Offsets only spare work after a restart, as handlers are idempotent; committing each batch would cost the broker as
     * much as the messages do.
     */
    private static final Duration COMMIT_EVERY = Duration.ofMillis(500);

    /** How long a busy consumer waits for what came while it was not polling. */
    private static final Duration GATHERING = Duration.ofMillis(2);

    /** A poll that takes less had its records already. */
    private static final Duration FETCHED_AHEAD = Duration.ofMillis(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final BatchWork work;
    private final int maxBatch;
    private final Duration pace;
    private final Backlog backlog = new Backlog();
    private Backoff backoff = Backoff.none(FIRST_PAUSE, LONGEST_PAUSE);
    private long retryAt = System.nanoTime();
    private long stepBegunAt = System.nanoTime();
    private long committedAt = System.nanoTime();
    private int alone;
    private boolean paused;
    private volatile @Nullable String trouble;

    ConsumerLoop(Consumer<byte[], byte[]> consumer, BatchWork work, int maxBatch, Duration pace) {
        this.consumer = consumer;
        this.work = work;
        this.maxBatch = maxBatch;
        this.pace = pace;
    }

    /** What is wrong now, null if nothing is. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** One poll and at most one batch. */
    void turn() {
        pauseOrResume(!backlog.isEmpty());
        try {
            gather();
        } catch (WakeupException e) {
            LOG.debug("msg=\"poll ended early\"");
        }
        if (!backlog.isEmpty() && System.nanoTime() - retryAt >= 0) {
            step();
        }
        if (System.nanoTime() - committedAt >= COMMIT_EVERY.toNanos()) {
            commit();
        }
    }

    /** New partitions must not bring records while others wait for their turn. */
    void assigned(Collection<TopicPartition> partitions) {
        if (paused) {
            consumer.pause(partitions);
        }
    }

    /** Called within a poll, so never in the middle of a batch. */
    void handOver(Collection<TopicPartition> partitions) {
        commitNow();
        backlog.drop(partitions);
    }

    void lose(Collection<TopicPartition> partitions) {
        backlog.drop(partitions);
    }

    /** Commits what is handled and waits for it. */
    void commitNow() {
        var offsets = backlog.handledOffsets();
        if (offsets.isEmpty()) {
            return;
        }
        try {
            commitPatiently(offsets);
            backlog.committed();
        } catch (RuntimeException e) {
            // They are handled again by whoever comes next, to no effect.
            LOG.warnf("cause=\"%s\" msg=\"offsets not committed\"", e.getMessage());
        }
    }

    private void commitPatiently(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets, LONGEST_PAUSE);
        } catch (WakeupException e) {
            // The wake-up was for the poll; there is only one.
            consumer.commitSync(offsets, LONGEST_PAUSE);
        }
    }

    private void commit() {
        var offsets = backlog.handledOffsets();
        committedAt = System.nanoTime();
        if (!offsets.isEmpty()) {
            backlog.sent();
            consumer.commitAsync(offsets, (_, failure) -> {
                if (failure == null) {
                    backlog.confirmed(offsets);
                } else {
                    // There may be no next ones for long, and until then the group would look as if it were behind.
                    LOG.debugf("cause=\"%s\" msg=\"offsets not committed, trying again\"", failure.getMessage());
                    backlog.refused(offsets);
                }
            });
        }
    }

    /** Polls; soon after a batch only once more has come together, as each poll and each transaction has its price. */
    private void gather() {
        long early = backlog.isEmpty() ? pace.toNanos() - (System.nanoTime() - stepBegunAt) : 0;
        if (early > 0) {
            LockSupport.parkNanos(early);
        }
        long asked = System.nanoTime();
        backlog.add(consumer.poll(patience()));
        boolean fetchedAhead = System.nanoTime() - asked < FETCHED_AHEAD.toNanos();
        if (early > 0 && fetchedAhead && !backlog.isEmpty() && backlog.size() < maxBatch) {
            // What was polled lay there before the rest came; what the poll had to wait for is the first of its kind.
            backlog.add(consumer.poll(GATHERING));
        }
    }

    private Duration patience() {
        if (!backlog.isEmpty()) {
            return Duration.ofNanos(Math.max(0, retryAt - System.nanoTime()));
        }
        return backlog.handledOffsets().isEmpty() ? IDLE_POLL : COMMIT_EVERY;
    }

    private void pauseOrResume(boolean pause) {
        if (pause && !paused) {
            consumer.pause(consumer.assignment());
        } else if (!pause && paused) {
            consumer.resume(consumer.paused());
        }
        paused = pause;
    }

    private void step() {
        stepBegunAt = System.nanoTime();
        var batch = backlog.first(alone > 0 ? 1 : maxBatch);
        try {
            work.handle(batch);
            done(batch.size());
        } catch (RuntimeException e) {
            failed(batch, e);
        }
    }

    private void failed(List<ConsumerRecord<byte[], byte[]>> batch, RuntimeException cause) {
        if (batch.size() > 1) {
            // Also after a passing fault: a batch that is too much for the time-outs must not be tried whole for ever.
            alone = batch.size();
        }
        if (Faults.passing(cause)) {
            tryLater(cause);
        } else if (batch.size() > 1) {
            LOG.warnf(
                    "records=%d cause=\"%s\" msg=\"batch failed, each record alone\"", batch.size(), cause.getClass());
        } else {
            putAside(batch, cause);
        }
    }

    private void putAside(List<ConsumerRecord<byte[], byte[]>> record, RuntimeException cause) {
        try {
            work.putAside(record.getFirst(), cause);
            done(1);
        } catch (PassingFault e) {
            tryLater(e);
        }
    }

    private void done(int count) {
        backlog.handled(count);
        alone = Math.max(0, alone - count);
        backoff = backoff.afterSuccess();
        trouble = null;
    }

    private void tryLater(RuntimeException cause) {
        backoff = backoff.afterFailure();
        retryAt = System.nanoTime() + backoff.pause().toNanos();
        if (trouble == null) {
            LOG.warnf(cause, "records=%d msg=\"passing fault, trying again\"", backlog.size());
        }
        trouble = "tries again, " + backoff.failures() + " failures in a row: " + cause.getMessage();
    }
}
