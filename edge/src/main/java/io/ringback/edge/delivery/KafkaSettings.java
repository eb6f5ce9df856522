package io.ringback.edge.delivery;

import io.smallrye.config.ConfigMapping;

/** How topics are made that are not there yet. */
@ConfigMapping(prefix = "ringback.kafka")
interface KafkaSettings {
    /** Partitions of each; fixed for ever afterwards, because keys are spread over them. */
    int partitions();

    /** Copies of each partition; 3 in a cluster. */
    int replication();
}
