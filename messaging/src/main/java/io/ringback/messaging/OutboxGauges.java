package io.ringback.messaging;

import java.time.Duration;

/**
 * What the relay's metrics show.
 *
 * @param pending messages in the table, counted up to 100,000, a few seconds ago
 * @param oldestAge how long the oldest of them has waited
 * @param sent messages this replica has sent since its start
 * @param shards how many it holds now, 0 to 16
 * @param replicas alive, this one included
 */
public record OutboxGauges(long pending, Duration oldestAge, long sent, int shards, int replicas) {
    static final OutboxGauges NOTHING = new OutboxGauges(0, Duration.ZERO, 0, 0, 0);
}
