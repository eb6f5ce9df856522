package io.ringback.messaging;

import java.time.Duration;

/**
 * How a service talks to Kafka.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param clientId the service's name; also the CloudEvents source and the start of its consumers' names
 * @param partitions of topics that are made new; fixed for ever afterwards, as keys are spread over them
 * @param replication copies of each partition of topics that are made new
 * @param maxBatch records handled in one transaction at most; more would hold locks for longer than they save commits
 * @param pace least time between the beginnings of two batches; what comes meanwhile shares the next one. A message that
 *     comes to an idle consumer never waits
 * @param sessionTimeout after which the group takes a silent member's partitions away
 * @param heartbeat how often a member tells that it is alive, at most a third of the session time-out
 */
public record MessagingSettings(
        String bootstrapServers,
        String clientId,
        int partitions,
        int replication,
        int maxBatch,
        Duration pace,
        Duration sessionTimeout,
        Duration heartbeat) {
    public MessagingSettings {
        Checks.notBlank("bootstrapServers", bootstrapServers);
        Checks.notBlank("clientId", clientId);
        Checks.within("partitions", partitions, 1, 1000);
        Checks.within("replication", replication, 1, 9);
        Checks.within("maxBatch", maxBatch, 1, 1000);
        Checks.positive("heartbeat", heartbeat);
        if (pace.isNegative() || pace.compareTo(heartbeat) >= 0) {
            throw new IllegalArgumentException("pace must be 0 to less than a heartbeat: " + pace + ", " + heartbeat);
        }
        if (sessionTimeout.compareTo(heartbeat.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "sessionTimeout must be at least three heartbeats: " + sessionTimeout + ", " + heartbeat);
        }
    }

    /** Batches of 100, at most 200 a second, session time-out 6 s, heartbeat 2 s. */
    public static MessagingSettings of(String bootstrapServers, String clientId, int partitions, int replication) {
        return new MessagingSettings(
                bootstrapServers,
                clientId,
                partitions,
                replication,
                100,
                Duration.ofMillis(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(2));
    }

    /** The same with another pace: a longer one makes fewer, larger transactions of a busy topic. */
    public MessagingSettings pacedBy(Duration longer) {
        return new MessagingSettings(
                bootstrapServers, clientId, partitions, replication, maxBatch, longer, sessionTimeout, heartbeat);
    }

    /** The CloudEvents source of what this service sends. */
    String source() {
        return "/ringback/" + clientId;
    }
}
