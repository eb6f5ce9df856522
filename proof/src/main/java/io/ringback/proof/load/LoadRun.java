package io.ringback.proof.load;

import static io.ringback.proof.load.LoadResult.ACCEPTED;
import static io.ringback.proof.load.LoadResult.NOT_SENT;
import static io.ringback.proof.load.LoadResult.OPEN;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One load: requests leave on a schedule fixed beforehand, whatever the stack does with those before, and each callback
 * is followed to its CDR. Used once, from one thread; {@link #progress()} and {@link #stop()} from any.
 */
public final class LoadRun {
    /** Beyond this a stack that does not answer would only fill this program's memory. */
    private static final int MOST_WAITING = 4_000;

    private static final Duration CHECK = Duration.ofMillis(100);

    private final LoadTarget target;
    private final LoadSettings settings;
    private final Wishes wishes;
    private final Courses courses = new Courses();
    private final Answers answers = new Answers();
    private volatile int due;
    private volatile boolean stopped;

    /**
     * A load.
     *
     * @param target the stack
     * @param settings how much
     * @param wishes what is asked for; enough for this rate
     */
    public LoadRun(LoadTarget target, LoadSettings settings, Wishes wishes) {
        this.target = target;
        this.settings = settings;
        this.wishes = wishes;
    }

    /**
     * How far it is.
     *
     * @param due requests that were due
     * @param answered requests that were answered or failed
     * @param accepted callbacks
     * @param live callbacks without their end or their CDR
     */
    public record Progress(int due, long answered, long accepted, long live) {}

    /** Where it stands now. */
    public Progress progress() {
        return new Progress(due, answers.all(), answers.of(ACCEPTED), courses.live());
    }

    /** Asks for nothing more; what was asked for is followed to its end. */
    public void stop() {
        stopped = true;
    }

    /** Runs it, to the end of the last callback or of the drain. */
    public LoadResult run() throws InterruptedException {
        try (var _ = new TopicReader(target.kafka(), courses);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build()) {
            var waiting = new Semaphore(MOST_WAITING);
            long begun = System.nanoTime();
            send(new Requests(http, target, settings, courses, answers), waiting, begun);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            // Each has its own limits, so this ends.
            waiting.acquire(MOST_WAITING);
            drain();
            return result(took);
        }
    }

    private void send(Requests requests, Semaphore waiting, long begunNanos) throws InterruptedException {
        var begun = Instant.now();
        for (int n = 0; n < settings.requests() && !stopped; n++) {
            long dueNanos = begunNanos + settings.dueNanos(n);
            pauseUntil(dueNanos);
            due = n + 1;
            if (!waiting.tryAcquire()) {
                answers.count(NOT_SENT, false, 0);
                continue;
            }
            var moment = begun.plusNanos(settings.dueNanos(n));
            Thread.startVirtualThread(() -> {
                try {
                    requests.send(wishes.at(moment), moment, dueNanos);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    waiting.release();
                }
            });
        }
    }

    private void drain() throws InterruptedException {
        long until = System.nanoTime() + settings.drain().toNanos();
        while (courses.live() > 0 && System.nanoTime() - until < 0) {
            Thread.sleep(CHECK);
        }
    }

    private LoadResult result(Duration took) {
        var ends = new TreeMap<String, Long>();
        courses.ours().forEach(course -> ends.merge(course.end().map(Enum::name).orElse(OPEN), 1L, Long::sum));
        var dialled = Latencies.empty();
        var ended = Latencies.empty();
        var recorded = Latencies.empty();
        each(course -> course.toDial().stream()).forEach(latency -> Latencies.add(dialled, latency));
        each(course -> course.toEnd().stream()).forEach(latency -> Latencies.add(ended, latency));
        each(course -> course.toRecord().stream()).forEach(latency -> Latencies.add(recorded, latency));
        return new LoadResult(
                settings,
                took,
                due,
                answers.counts(),
                answers.sentAgain(),
                ends,
                recorded.getTotalCount(),
                courses.open(),
                answers.latency(),
                dialled,
                ended,
                recorded);
    }

    private Stream<Duration> each(Function<Course, Stream<Duration>> latency) {
        return courses.ours().flatMap(latency);
    }

    private static void pauseUntil(long nanos) throws InterruptedException {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
