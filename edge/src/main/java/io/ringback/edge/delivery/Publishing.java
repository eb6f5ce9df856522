package io.ringback.edge.delivery;

import io.ringback.contracts.Topic;
import java.util.Set;

/** The topics a service publishes to, declared as a CDI bean ({@code @Produces @Singleton}), so that they are made. */
public record Publishing(Set<Topic> topics) {
    public Publishing {
        topics = Set.copyOf(topics);
    }

    public static Publishing to(Topic... topics) {
        return new Publishing(Set.of(topics));
    }
}
