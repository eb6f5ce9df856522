package io.ringback.proof.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** What the same machine does in the same run with nothing of ours in between. */
final class RawLimits {
    /** As many as wait for one another under the load. */
    private static final int CLIENTS = 32;

    private static final Duration SPAN = Duration.ofSeconds(5);

    private final Stack stack;
    private final Figures figures;

    RawLimits(Stack stack, Figures figures) {
        this.stack = stack;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException, SQLException {
        figures.addLatency("fsync", new DiskFlush(stack.home().data()).run(SPAN.dividedBy(2)));
        var inserts = new RawInserts(stack);
        figures.addLatency("raw_commit", inserts.run(1, SPAN).latency());
        figures.add(Figure.of("raw_commits", inserts.run(CLIENTS, SPAN).perSecond(), "/s"));
        var requests = new RawRequests(stack.url());
        figures.addLatency("raw_http", requests.run(1, SPAN).latency());
        figures.add(Figure.of("raw_http_requests", requests.run(CLIENTS, SPAN).perSecond(), "/s"));
        figures.addLatency("raw_kafka", new RawKafka(stack.kafka()).run(SPAN));
    }

    /** What the way to the first Originate takes at least: a request, three commits and two records. */
    static double dialMillis(Figures figures) {
        return figures.value("raw_http_p50") + 3 * figures.value("raw_commit_p50") + 2 * figures.value("raw_kafka_p50");
    }

    /** What an accepted request takes at least. */
    static double acceptMillis(Figures figures) {
        return figures.value("raw_http_p50") + figures.value("raw_commit_p50");
    }
}
