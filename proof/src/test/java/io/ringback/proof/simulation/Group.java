package io.ringback.proof.simulation;

import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group on one topic. A partition has one consumer; what it has handled and not yet committed comes again to
 * the one after it, and the one before it may still be at it.
 *
 * @param <N> what consumes
 */
final class Group<N extends Node> {
    private static final int LARGEST_BATCH = 6;

    private final World world;
    private final Weather weather;
    private final Log log;
    private final Topic topic;
    private final IntFunction<@Nullable N> consumers;
    private final BiConsumer<N, List<Message>> handler;
    private final List<Cursor> cursors = new ArrayList<>();

    /** Where one partition stands. */
    private final class Cursor {
        private final int number;
        private int position;
        private int committed;
        private int generation;
        private @Nullable N owner;
        private int ownersLife;
        private boolean busy;

        private Cursor(int number) {
            this.number = number;
        }
    }

    /** @param consumers who has a partition now, null if nobody */
    Group(Scene scene, Topic topic, IntFunction<@Nullable N> consumers, BiConsumer<N, List<Message>> handler) {
        this.world = scene.world();
        this.weather = scene.weather();
        this.log = scene.log();
        this.topic = topic;
        this.consumers = consumers;
        this.handler = handler;
        for (int i = 0; i < Log.PARTITIONS; i++) {
            cursors.add(new Cursor(i));
        }
        log.add(this);
        rebalance();
    }

    void poke(Topic written, int number) {
        if (written == topic) {
            proceed(cursors.get(number));
        }
    }

    /** Somebody came, went, or does not answer: partitions go to whoever there is. */
    void rebalance() {
        for (Cursor cursor : cursors) {
            N now = consumers.apply(cursor.number);
            if (!Objects.equals(now, cursor.owner) || now == null || now.life() != cursor.ownersLife) {
                moved(cursor, now);
            }
        }
    }

    private void moved(Cursor cursor, @Nullable N to) {
        cursor.owner = to;
        cursor.ownersLife = to == null ? 0 : to.life();
        cursor.generation++;
        cursor.busy = false;
        cursor.position = cursor.committed;
        proceed(cursor);
    }

    boolean drained() {
        return cursors.stream()
                .allMatch(cursor ->
                        cursor.position == log.partition(topic, cursor.number).size());
    }

    private void proceed(Cursor cursor) {
        N owner = cursor.owner;
        List<Message> records = log.partition(topic, cursor.number);
        if (owner == null || cursor.busy || cursor.position >= records.size()) {
            return;
        }
        cursor.busy = true;
        int generation = cursor.generation;
        long delay = weather.strikes(Fault.SLOW_LOG) ? world.between(500, 15_000) : world.between(1, 25);
        owner.later(delay, () -> handle(cursor, generation, owner));
    }

    /** A consumer that has lost its partition without knowing handles what it has, all the same. */
    private void handle(Cursor cursor, int generation, N owner) {
        List<Message> records = log.partition(topic, cursor.number);
        int to = (int) Math.min(records.size(), cursor.position + world.between(1, LARGEST_BATCH));
        if (cursor.position >= to) {
            return;
        }
        List<Message> batch = List.copyOf(records.subList(cursor.position, to));
        try {
            handler.accept(owner, batch);
        } catch (Database.Away away) {
            world.tell(owner.name(), () -> topic.wireName() + "/" + cursor.number + " tried again later");
            owner.later(world.between(100, 2_000), () -> handle(cursor, generation, owner));
            return;
        }
        if (generation == cursor.generation) {
            handled(cursor, generation, to, owner);
        }
    }

    private void handled(Cursor cursor, int generation, int to, N owner) {
        cursor.position = to;
        cursor.busy = false;
        owner.later(world.between(50, 1_000), () -> {
            if (generation == cursor.generation) {
                cursor.committed = Math.max(cursor.committed, to);
            }
        });
        if (weather.strikes(Fault.REBALANCED)) {
            moved(cursor, consumers.apply(cursor.number));
        } else {
            proceed(cursor);
        }
    }
}
