package io.ringback.messaging;

import java.util.Set;

/**
 * Hears which partitions of its topics a consumer has. Called on the consumer's thread, between batches; it must not
 * block for long, as the group waits for it.
 */
public interface PartitionListener {
    /** These came to it; it goes on after the last committed offset. */
    default void assigned(Set<Partition> partitions) {}

    /** These are handed over; what was handled of them is committed before this is called. */
    default void revoked(Set<Partition> partitions) {}

    /** These are gone already, another member may have them: it was silent for too long. */
    default void lost(Set<Partition> partitions) {}

    /** Hears nothing. */
    static PartitionListener none() {
        return new PartitionListener() {};
    }
}
