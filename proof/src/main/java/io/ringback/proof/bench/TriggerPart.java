package io.ringback.proof.bench;

import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.bench.Figure.Target;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** trigger-service by itself: durable accepts, schedules that come due, and listeners to a stream. */
final class TriggerPart {
    /** As many as wait for one another under the load. */
    private static final int CLIENTS = 32;

    /** A key may make 6,000 requests at once, and an account has few keys. */
    private static final int KEYS = 8;

    private static final Duration ACCEPTING = Duration.ofSeconds(10);
    /** Some ten thousand: a just started service compiles for as long. */
    private static final Duration WARMING = Duration.ofSeconds(30);

    /** What would take up what is published, and the processor with it; they wait meanwhile, and catch up afterwards. */
    private static final List<String> OTHERS = List.of("rating-service", "engine-service", "cdr-service");

    private static final int AT_ONCE = 10_000;
    private static final int RATE = 1_000;
    private static final Duration SPAN = Duration.ofSeconds(20);
    private static final Duration LATE = Duration.ofSeconds(30);
    private static final Duration PREPARING = Duration.ofSeconds(15);

    /** A callback that was scheduled expires half an hour after it was due. */
    private static final Duration END_LIMIT = Duration.ofMinutes(20);

    private final Stack stack;
    private final Figures figures;
    private final int stored;
    private final int listeners;

    /**
     * @param stored schedules for later days that lie in the table meanwhile
     * @param listeners to one replica's streams
     */
    TriggerPart(Stack stack, Figures figures, int stored, int listeners) {
        this.stack = stack;
        this.figures = figures;
        this.stored = stored;
        this.listeners = listeners;
    }

    void run() throws IOException, InterruptedException, SQLException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var rich = ProbeAccount.make(http, stack);
            var accounts = new ScheduleAccounts(http, stack);
            var template = accounts.template(rich);
            var poor = accounts.poor();
            var asking = new Accepts(http, stack, rich, AT_ONCE);
            var keys = asking.keys(KEYS);
            var processes = new StackProcesses(stack.home());
            OTHERS.forEach(processes::freeze);
            Instant due;
            try {
                accepts(asking, keys);
                due = schedules(new Schedules(stack, template), rich, poor);
            } finally {
                OTHERS.forEach(processes::thaw);
            }
            ends(due);
            listen(http, rich);
        }
    }

    private void accepts(Accepts asking, List<String> keys) throws InterruptedException, SQLException {
        var raw = new RawInserts(stack).run(CLIENTS, ACCEPTING).perSecond();
        asked(asking, keys, WARMING);
        var accepted = asked(asking, keys, ACCEPTING);
        figures.add(Figure.of("accepts", accepted.perSecond(), "/s").beside(raw).promised(Target.atLeast(1_000)));
        figures.add(Figure.of("accepts_of_raw", 100 * accepted.perSecond() / raw, "%")
                .promised(Target.atLeast(50)));
        figures.addLatency("accepts", accepted.latency());
    }

    private static Crowd.Outcome asked(Accepts asking, List<String> keys, Duration span) throws InterruptedException {
        var client = new AtomicInteger();
        return Crowd.run(CLIENTS, span, () -> asking.client(keys.get(client.getAndIncrement() % keys.size())));
    }

    /** @return when the many were due at once */
    private Instant schedules(Schedules schedules, ProbeAccount rich, ProbeAccount poor)
            throws SQLException, InterruptedException {
        figures.add(Figure.of("schedules_stored", schedules.later(stored), "rows"));
        double raw = new RawPublications(stack).perSecond();
        Instant even = Instant.now().plus(PREPARING);
        try (var publications = new Publications(stack.kafka())) {
            var callbacks = schedules.evenly(poor, even, RATE, SPAN);
            var late = publications.lateness(callbacks, SPAN.plus(PREPARING).plus(LATE));
            figures.add(Figure.of("lateness_p50", Figures.millis(late, 50), "ms"));
            figures.add(
                    Figure.of("lateness_p99", Figures.millis(late, 99), "ms").promised(Target.atMost(500)));
            figures.add(Figure.of("lateness_missing", callbacks.size() - (double) late.getTotalCount(), "schedules")
                    .promised(Target.atMost(0)));
        }
        Instant once = Instant.now().plus(PREPARING);
        try (var publications = new Publications(stack.kafka())) {
            var callbacks = schedules.at(rich, once, AT_ONCE);
            var late = publications.lateness(callbacks, PREPARING.plus(LATE));
            double seconds = late.getMaxValue() / 1e6;
            figures.add(Figure.of("published", late.getTotalCount() / seconds, "/s")
                    .beside(raw)
                    .promised(Target.atLeast(5_000)));
        }
        return once;
    }

    private void ends(Instant due) throws SQLException, InterruptedException {
        var ended = new EndedSchedules(stack, due);
        long until = System.nanoTime() + END_LIMIT.toNanos();
        while (ended.live() > 0 && System.nanoTime() - until < 0) {
            Thread.sleep(Duration.ofSeconds(1));
        }
        figures.add(Figure.of("due_at_once_ended", (double) ended.ended(), "callbacks")
                .promised(Target.atLeast(AT_ONCE)));
        figures.add(Figure.of("due_at_once_refused", (double) ended.refused(), "callbacks")
                .promised(Target.atMost(0)));
        figures.add(Figure.of("due_at_once_expired", (double) ended.expired(), "callbacks")
                .promised(Target.atMost(0)));
    }

    private void listen(HttpClient http, ProbeAccount account) throws IOException, InterruptedException {
        var crowd = new Listeners(http, stack.service("trigger-service"), account);
        var heard = crowd.run(listeners);
        figures.add(Figure.of("stream_listeners", (double) heard.getTotalCount(), "listeners")
                .promised(Target.atLeast(listeners)));
        figures.addLatency("stream", heard);
        figures.add(Figure.of(
                "stream_memory",
                new ProcessTable(stack.home()).residentMegabytes().getOrDefault("trigger-service", Double.NaN),
                "MB"));
    }
}
