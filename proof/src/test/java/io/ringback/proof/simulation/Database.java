package io.ringback.proof.simulation;

import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a service keeps, with its outbox. A transaction is everything or nothing; whoever committed it does not always
 * learn so.
 *
 * @param <T> the tables
 */
final class Database<T extends Database.Tables<T>> {
    private static final int SHARDS = 4;
    private static final int SENT_AT_ONCE = 8;

    private final World world;
    private final Weather weather;
    private final Log log;
    private final Plan plan;
    private final Consumer<T> watcher;
    private final List<List<Row>> outbox = new ArrayList<>();
    private final boolean[] relaying = new boolean[SHARDS];
    private T tables;

    /** @param watcher looks at the tables after each commit */
    Database(Scene scene, T tables, Consumer<T> watcher) {
        this.world = scene.world();
        this.weather = scene.weather();
        this.log = scene.log();
        this.plan = scene.plan();
        this.tables = tables;
        this.watcher = watcher;
        for (int shard = 0; shard < SHARDS; shard++) {
            outbox.add(new ArrayList<>());
        }
    }

    /** Rows, each of them immutable. */
    interface Tables<T> {
        T copy();
    }

    /** The database was away, or its answer was; the same may be tried again. */
    static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Away() {
            super(null, null, false, false);
        }
    }

    private record Row(Topic topic, Message message) {}

    /** A transaction on its way. */
    final class Work {
        private final T changed = tables.copy();
        private final List<Row> rows = new ArrayList<>();
        private final List<Runnable> afterCommit = new ArrayList<>();

        T tables() {
            return changed;
        }

        void publish(Topic topic, Message message) {
            rows.add(new Row(topic, message));
        }

        void afterCommit(Runnable work) {
            afterCommit.add(work);
        }
    }

    /** What is committed. */
    T read() {
        return tables;
    }

    /**
     * One transaction of this process.
     *
     * @throws Away if it is not known to be committed
     */
    <R> R transact(Node node, Function<Work, R> body) {
        return transact(node, Fault.COMMIT_ANSWER_LOST, body);
    }

    /** @param lost what it is called if the answer is lost */
    <R> R transact(Node node, Fault lost, Function<Work, R> body) {
        Work work = new Work();
        R result = body.apply(work);
        if (plan.has(Flaw.NO_OUTBOX)) {
            work.rows.forEach(this::append);
            work.rows.clear();
        }
        node.dieIf(Fault.CRASH_BEFORE_COMMIT);
        if (weather.strikes(Fault.COMMIT_FAILED)) {
            throw new Away();
        }
        tables = work.changed;
        work.rows.forEach(row -> outbox.get(shard(row)).add(row));
        watcher.accept(tables);
        work.rows.forEach(row -> poke(shard(row)));
        node.dieIf(Fault.CRASH_AFTER_COMMIT);
        if (weather.strikes(lost)) {
            throw new Away();
        }
        work.afterCommit.forEach(Runnable::run);
        return result;
    }

    /** Whether everything has been sent. */
    boolean drained() {
        return outbox.stream().allMatch(List::isEmpty);
    }

    private static int shard(Row row) {
        return Math.floorMod(row.message().partitionKey().hashCode(), SHARDS);
    }

    private void poke(int shard) {
        if (!relaying[shard] && !outbox.get(shard).isEmpty()) {
            relaying[shard] = true;
            world.after(world.between(0, 20), () -> send(shard));
        }
    }

    /** A relay that dies before it has deleted what it sent begins with the same rows again. */
    private void send(int shard) {
        List<Row> rows = outbox.get(shard);
        List<Row> sent = List.copyOf(rows.subList(0, Math.min(SENT_AT_ONCE, rows.size())));
        if (plan.has(Flaw.DELETED_BEFORE_SENT)) {
            rows.subList(0, sent.size()).clear();
            if (!weather.strikes(Fault.SENT_TWICE)) {
                sent.forEach(this::append);
            }
            deleted(shard);
            return;
        }
        sent.forEach(this::append);
        if (weather.strikes(Fault.SENT_TWICE)) {
            world.after(world.between(100, 5_000), () -> send(shard));
            return;
        }
        world.after(world.between(0, 5), () -> {
            rows.subList(0, sent.size()).clear();
            deleted(shard);
        });
    }

    private void deleted(int shard) {
        relaying[shard] = false;
        poke(shard);
    }

    private void append(Row row) {
        log.append(row.topic(), row.message());
    }
}
