package io.ringback.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what transactions have published, per key in the order of the commits, each at least once. The replicas of a
 * service share the 16 shards of the outbox among them. One thread; {@link #start} and {@link #close} are its life.
 *
 * <p>A crash after the send and before the delete sends a message twice, never out of its order.
 */
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Older messages than this mean that something is wrong, even if no call has failed. */
    private static final Duration UNHEALTHY_AGE = Duration.ofSeconds(10);

    private final RelaySettings settings;
    private final RelayConnection connection;
    private final ShardLeases leases;
    private final OutboxTable table;
    private final OrderedProducer producer;
    private final Signal signal = new Signal();
    private final Flights flights = new Flights(signal::raise);
    private final List<Long> sentIds = new ArrayList<>();
    private final ShardPauses pauses = new ShardPauses(FIRST_PAUSE, LONGEST_PAUSE);
    private final Thread thread;
    private Backoff faults = Backoff.none(FIRST_PAUSE, LONGEST_PAUSE);
    private long nextRenewal = System.nanoTime();
    private boolean more;
    private long sentCount;
    private volatile boolean stopping;
    private volatile OutboxGauges gauges = OutboxGauges.NOTHING;
    private volatile @Nullable String trouble = "outbox relay not started";

    public OutboxRelay(Database database, MessagingSettings messaging, RelaySettings settings) {
        var holder = UUID.randomUUID();
        this.settings = settings;
        this.connection = new RelayConnection(database, settings);
        this.leases = new ShardLeases(connection, holder, settings);
        this.table = new OutboxTable(connection, holder);
        this.producer = new OrderedProducer(messaging, settings);
        this.thread = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
        database.onPublished(signal::raise);
    }

    /** With the default settings. */
    public OutboxRelay(Database database, MessagingSettings messaging) {
        this(database, messaging, RelaySettings.defaults());
    }

    /** Starts its thread; returns at once, also while database and broker are away. */
    public void start() {
        thread.start();
    }

    /** Sends what it has begun to send, gives its shards to the others, and ends; also if it was never started. */
    @Override
    public void close() {
        stopping = true;
        signal.raise();
        if (thread.getState() == Thread.State.NEW) {
            producer.close(Duration.ZERO);
            return;
        }
        try {
            thread.join(settings.lease());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isHealthy() {
        return health().healthy();
    }

    /** Unhealthy while database or broker refuse, or a message has waited for more than 10 s. */
    public Health health() {
        var wrong = trouble;
        if (wrong != null) {
            return Health.ill(wrong);
        }
        var now = gauges;
        if (now.oldestAge().compareTo(UNHEALTHY_AGE) > 0) {
            return Health.ill("outbox: " + now.pending() + " messages wait, the oldest for "
                    + now.oldestAge().toSeconds() + " s");
        }
        return Health.well(
                "outbox: " + now.shards() + " of " + OutboxRow.SHARDS + " shards, " + now.pending() + " messages wait");
    }

    /** Refreshed with each renewal of the leases, every 2 s by default. */
    public OutboxGauges gauges() {
        return gauges;
    }

    /** Looks at the table now; commits of this process do so by themselves. */
    public void poke() {
        signal.raise();
    }

    private void run() {
        try {
            work();
        } catch (Error e) {
            trouble = "outbox relay ended by " + e;
            throw e;
        }
        end();
    }

    private void work() {
        while (!stopping) {
            long begun = System.nanoTime();
            try {
                turn();
                faults = faults.afterSuccess();
                trouble = pauses.none() ? null : trouble;
            } catch (RuntimeException e) {
                faults = faults.afterFailure();
                report("outbox: " + e.getMessage(), e);
            }
            rest(begun);
        }
    }

    private void turn() {
        if (System.nanoTime() - nextRenewal >= 0) {
            renew();
        }
        land();
        guard();
        if (producer.broken()) {
            return;
        }
        var shards = leases.held().stream().filter(this::ready).toList();
        if (shards.isEmpty() && sentIds.isEmpty()) {
            return;
        }
        var rows = table.advance(sentIds, shards, settings.batch());
        sentIds.clear();
        more = rows.size() == settings.batch();
        send(rows);
    }

    private void renew() {
        leases.renew(shard -> !flights.has(shard));
        // Only after success: a failed renewal is tried again in the next turn.
        nextRenewal = System.nanoTime() + settings.renewEvery().toNanos();
        table.vacuum();
        var stock = table.stock();
        gauges = new OutboxGauges(
                stock.pending(), stock.oldestAge(), sentCount, leases.held().size(), leases.replicas());
    }

    private void land() {
        for (var landed : flights.land()) {
            sentIds.addAll(landed.acknowledged());
            sentCount += landed.acknowledged().size();
            var failure = landed.failure();
            if (failure == null) {
                pauses.succeeded(landed.shard());
            } else {
                pauses.failed(landed.shard());
                report("outbox: shard " + landed.shard() + " cannot be sent: " + failure.getMessage(), failure);
            }
        }
    }

    /** Keeps the producer from sending what is no longer this replica's to send. */
    private void guard() {
        boolean lost =
                !flights.none() && flights.shards().stream().anyMatch(shard -> !leases.lasts(shard, Duration.ZERO));
        if (lost && !producer.broken()) {
            LOG.warn("msg=\"outbox lease ended with messages on their way, sending stopped\"");
            producer.abort();
        }
        if (producer.broken() && flights.none()) {
            producer.reopen();
        }
    }

    private boolean ready(short shard) {
        return !flights.has(shard) && pauses.over(shard) && leases.lasts(shard, settings.deliveryTimeout());
    }

    private void send(List<OutboxTable.Stored> rows) {
        var counts = new LinkedHashMap<Short, Integer>();
        rows.forEach(stored -> counts.merge(stored.row().shard(), 1, Integer::sum));
        counts.forEach(flights::begin);
        boolean refused = false;
        for (var stored : rows) {
            short shard = stored.row().shard();
            var flight = flights.of(shard);
            if (refused || producer.broken() || !leases.lasts(shard, settings.deliveryTimeout())) {
                flight.heldBack();
            } else {
                producer.send(stored, flight);
                // The broker cannot be asked, or does not know the topic: others would wait for as long.
                refused = flight.failed();
            }
        }
        if (!rows.isEmpty()) {
            producer.hurry();
        }
    }

    private void report(String sentence, Exception cause) {
        if (!sentence.equals(trouble)) {
            LOG.warnf(cause, "cause=\"%s\" msg=\"outbox relay in trouble\"", cause.getMessage());
        }
        trouble = sentence;
    }

    private void rest(long begun) {
        if (faults.failures() > 0) {
            signal.await(faults.pause().toNanos());
            return;
        }
        if (!more) {
            var poll = leases.replicas() == 1 ? settings.pollWhenAlone() : settings.poll();
            signal.await(Math.min(poll.toNanos(), Math.max(1, nextRenewal - System.nanoTime())));
        }
        more = false;
        long early = settings.pace().toNanos() - (System.nanoTime() - begun);
        if (early > 0 && !stopping) {
            LockSupport.parkNanos(early);
        }
    }

    private void end() {
        trouble = "outbox relay stopped";
        producer.close(settings.deliveryTimeout());
        try {
            land();
            table.advance(sentIds, List.of(), 1);
            leases.releaseAll();
            connection.close();
        } catch (RuntimeException e) {
            LOG.warnf("cause=\"%s\" msg=\"outbox leases not given back, others wait for their end\"", e.getMessage());
            connection.reset();
        }
    }
}
