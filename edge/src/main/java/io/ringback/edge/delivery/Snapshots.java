package io.ringback.edge.delivery;

import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.messaging.CompactedView;

/**
 * A compacted topic a service keeps in memory, declared as a CDI bean ({@code @Produces @Singleton}): its reading is
 * begun with the application, and the service is not ready before it has been read to its end once.
 */
public record Snapshots<M extends Message>(Topic topic, CompactedView<M> view) {}
