package io.ringback.edge.delivery;

import io.quarkus.arc.All;
import io.ringback.contracts.Topic;
import io.ringback.messaging.Database;
import io.ringback.messaging.Health;
import io.ringback.messaging.MessageConsumer;
import io.ringback.messaging.MessagingSettings;
import io.ringback.messaging.OutboxRelay;
import io.ringback.messaging.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Starts, in this order: topics, snapshots, outbox relay, and once all snapshots are read to their end, consumers. Waits
 * for a broker that is away, without keeping the application from its own start. Stops in the opposite order.
 */
@Singleton
final class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration ONE_TRY = Duration.ofSeconds(30);

    private final MessagingSettings settings;
    private final OutboxRelay relay;
    private final List<Consumption> consumptions;
    private final List<Snapshots<?>> snapshots;
    private final List<Publishing> publishing;
    private final Map<String, MessageConsumer> consumers;
    private final Thread starter = Thread.ofVirtual().name("delivery-start").unstarted(this::run);
    private volatile boolean relaying;
    private volatile boolean started;
    private volatile boolean stopping;

    @Inject
    Delivery(
            MessagingSettings settings,
            Database database,
            OutboxRelay relay,
            @All List<Consumption> consumptions,
            @All List<Snapshots<?>> snapshots,
            @All List<Publishing> publishing) {
        this.settings = settings;
        this.relay = relay;
        this.consumptions = consumptions;
        this.snapshots = snapshots;
        this.publishing = publishing;
        this.consumers = consumptions.stream()
                .collect(Collectors.toMap(
                        Consumption::group, each -> each.opening().open(settings, database)));
    }

    void start() {
        starter.start();
    }

    void stop() throws InterruptedException {
        stopping = true;
        starter.interrupt();
        if (starter.isAlive()) {
            starter.join(ONE_TRY);
        }
        // Each finishes its batch first; side by side, the slowest one sets the time.
        List<Thread> closing = consumers.values().stream()
                .map(consumer -> Thread.ofVirtual().start(consumer::close))
                .toList();
        for (Thread thread : closing) {
            thread.join();
        }
        if (relaying) {
            relay.close();
        }
        snapshots.forEach(each -> each.view().close());
        LOG.info("msg=\"consumers and outbox relay stopped\"");
    }

    /** Whether consumers run. */
    boolean started() {
        return started;
    }

    /** Whether every snapshot topic has been read to its end once. */
    boolean caughtUp() {
        return snapshots.stream().allMatch(each -> each.view().caughtUp());
    }

    List<Health> snapshotHealth() {
        return snapshots.stream().map(each -> each.view().health()).toList();
    }

    /** Of the relay, and of each consumer once they run. */
    List<Health> health() {
        Stream<Health> running = started ? consumers.values().stream().map(MessageConsumer::health) : Stream.of();
        return Stream.concat(Stream.of(relay.health()), running).toList();
    }

    Map<String, MessageConsumer> consumers() {
        return Map.copyOf(consumers);
    }

    private void run() {
        try {
            makeTopics();
            snapshots.forEach(each -> each.view().start());
            relay.start();
            relaying = true;
            for (Snapshots<?> each : snapshots) {
                while (!stopping && !each.view().awaitCaughtUp(ONE_TRY)) {
                    LOG.warnf(
                            "topic=%s msg=\"not read to its end yet\"",
                            each.topic().wireName());
                }
            }
            if (!stopping) {
                consumers.values().forEach(MessageConsumer::start);
                started = true;
                LOG.infof("groups=%s msg=\"consumers started\"", consumers.keySet());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeTopics() throws InterruptedException {
        while (!stopping) {
            try {
                Topics.ensure(settings, topics(), ONE_TRY);
                return;
            } catch (IllegalStateException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped while topics were made");
                }
                LOG.errorf("cause=\"%s\" msg=\"trying again\"", e.getMessage());
            }
        }
        throw new InterruptedException("stopped before topics were made");
    }

    private Set<Topic> topics() {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        consumptions.forEach(each -> topics.addAll(each.topics()));
        snapshots.forEach(each -> topics.add(each.topic()));
        publishing.forEach(each -> topics.addAll(each.topics()));
        return topics;
    }
}
