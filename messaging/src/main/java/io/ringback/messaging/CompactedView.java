package io.ringback.messaging;

import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A compacted topic in memory: the highest version of each key. Any number of threads may look. */
public final class CompactedView<M extends Message> implements AutoCloseable {
    private final Class<M> type;
    private final ToLongFunction<M> version;
    private final BiConsumer<@Nullable M, M> listener;
    private final Map<String, M> latest = new ConcurrentHashMap<>();
    private final SnapshotReader reader;

    /**
     * @param type of the topic's messages
     * @param version of a message; only a higher one wins
     */
    public CompactedView(MessagingSettings settings, Topic topic, Class<M> type, ToLongFunction<M> version) {
        this(settings, topic, type, version, (_, _) -> {});
    }

    /** @param listener hears each change, the old message (null if there was none) and the new, on the reader's thread */
    public CompactedView(
            MessagingSettings settings,
            Topic topic,
            Class<M> type,
            ToLongFunction<M> version,
            BiConsumer<@Nullable M, M> listener) {
        this.type = type;
        this.version = version;
        this.listener = listener;
        this.reader = new SnapshotReader(settings, topic, this::receive);
    }

    /** Starts reading; returns at once. */
    public void start() {
        reader.start();
    }

    /** The latest message with this key. */
    public Optional<M> get(String key) {
        return Optional.ofNullable(latest.get(key));
    }

    /** All keys' latest messages as they are now; a view, in no order. */
    public Collection<M> all() {
        return Collections.unmodifiableCollection(latest.values());
    }

    /** As {@link SnapshotReader#caughtUp}. */
    public boolean caughtUp() {
        return reader.caughtUp();
    }

    /** As {@link SnapshotReader#awaitCaughtUp}. */
    public boolean awaitCaughtUp(Duration limit) throws InterruptedException {
        return reader.awaitCaughtUp(limit);
    }

    /** As {@link SnapshotReader#health}. */
    public Health health() {
        return reader.health();
    }

    @Override
    public void close() {
        reader.close();
    }

    /** One thread writes, so to look and then to put is safe. */
    private void receive(Received<? extends Message> received) {
        var next = type.cast(received.message());
        var before = latest.get(received.key());
        if (before == null || version.applyAsLong(next) > version.applyAsLong(before)) {
            latest.put(received.key(), next);
            listener.accept(before, next);
        }
    }
}
