package io.ringback.messaging;

import java.time.Duration;

/**
 * How the outbox is emptied. A record is handed to the producer only while the lease of its shard lasts longer than the
 * delivery time-out, so none can arrive after the lease is over, even if the replica was stalled.
 *
 * @param lease how long a shard belongs to a replica after a renewal; a dead replica's messages wait this long
 * @param renewEvery how often leases are renewed and shared out anew
 * @param deliveryTimeout after which the producer gives a record up; it is then sent again from the table
 * @param poll how soon messages of other replicas are seen; those of this one are seen at once
 * @param pollWhenAlone the same while no other replica is alive, as every commit is then announced
 * @param pace least time between two looks at the table; under load, more messages share one look
 * @param batch messages per look
 */
public record RelaySettings(
        Duration lease,
        Duration renewEvery,
        Duration deliveryTimeout,
        Duration poll,
        Duration pollWhenAlone,
        Duration pace,
        int batch) {
    /** The producer's own condition: one request fits into the delivery time-out. */
    private static final int REQUESTS_PER_DELIVERY = 2;

    public RelaySettings {
        Checks.positive("renewEvery", renewEvery);
        Checks.positive("deliveryTimeout", deliveryTimeout);
        Checks.positive("poll", poll);
        Checks.shorter("renewEvery + deliveryTimeout", renewEvery.plus(deliveryTimeout), "lease", lease);
        Checks.within("batch", batch, 1, 10_000);
    }

    /** Lease 8 s renewed every 2 s, delivery within 4 s, polls every 20 ms (alone: 100 ms), at most 200 looks a second. */
    public static RelaySettings defaults() {
        return new RelaySettings(
                Duration.ofSeconds(8),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofMillis(5),
                500);
    }

    Duration requestTimeout() {
        return deliveryTimeout.dividedBy(REQUESTS_PER_DELIVERY);
    }
}
