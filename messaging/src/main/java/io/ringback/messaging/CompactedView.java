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
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A compacted topic in memory: the highest version of each key. Any number of threads may look. */
public final class CompactedView<M extends Message> implements AutoCloseable {
    private final Class<M> type;
    private final ToLongFunction<M> version;
    private final BiConsumer<@Nullable M, M> listener;
    private final Predicate<M> over;
    private final Map<String, M> latest = new ConcurrentHashMap<>();
    private final SnapshotReader reader;

    /**
     * @param type of the topic's messages
     * @param version of a message; only a higher one wins
     */
    public CompactedView(MessagingSettings settings, Topic topic, Class<M> type, ToLongFunction<M> version) {
        this(settings, topic, type, version, (_, _) -> {}, _ -> false);
    }

    /**
     * For a topic that keeps what nobody asks for any more, which would fill the memory.
     *
     * @param over whether a message is of no use any more, from then on for ever; it is not kept then, see {@link #forget}
     */
    public CompactedView(
            MessagingSettings settings, Topic topic, Class<M> type, ToLongFunction<M> version, Predicate<M> over) {
        this(settings, topic, type, version, (_, _) -> {}, over);
    }

    /** @param listener hears each change, the old message (null if there was none) and the new, on the reader's thread */
    public CompactedView(
            MessagingSettings settings,
            Topic topic,
            Class<M> type,
            ToLongFunction<M> version,
            BiConsumer<@Nullable M, M> listener) {
        this(settings, topic, type, version, listener, _ -> false);
    }

    private CompactedView(
            MessagingSettings settings,
            Topic topic,
            Class<M> type,
            ToLongFunction<M> version,
            BiConsumer<@Nullable M, M> listener,
            Predicate<M> over) {
        this.type = type;
        this.version = version;
        this.listener = listener;
        this.over = over;
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

    /** Lets go what is over by now; called now and then by whoever said what is. */
    public void forget() {
        latest.values().removeIf(over);
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
            if (over.test(next)) {
                latest.remove(received.key());
            } else {
                latest.put(received.key(), next);
            }
            listener.accept(before, next);
        }
    }
}
