package io.ringback.messaging;

/** How many of the shards one replica should hold. */
record FairShare(int shards, int replicas) {
    FairShare {
        Checks.within("replicas", replicas, 1, Integer.MAX_VALUE);
    }

    /** Rounded up, so that all together can always hold every shard. */
    int most() {
        return (shards + replicas - 1) / replicas;
    }

    int surplus(int held) {
        return Math.max(0, held - most());
    }

    int wanted(int held) {
        return Math.max(0, most() - held);
    }
}
