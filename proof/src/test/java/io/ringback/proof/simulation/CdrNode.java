package io.ringback.proof.simulation;

import io.ringback.cdr.record.AttemptHistory;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** cdr-service: its assembly of a record is the real one; its tables are modelled. */
final class CdrNode extends Node {
    private final Plan plan;
    private final Database<Rows> database;

    /** Facts and charges as they came, and the records made of them, each time one was made. */
    record Rows(
            Map<UUID, List<CallEvent>> facts,
            Map<UUID, AttemptSettled> charges,
            Map<UUID, List<CallDetailRecord>> records)
            implements Database.Tables<Rows> {
        @Override
        public Rows copy() {
            return new Rows(new LinkedHashMap<>(facts), new LinkedHashMap<>(charges), new LinkedHashMap<>(records));
        }
    }

    CdrNode(Scene scene) {
        super(scene.world(), scene.weather(), "cdr");
        this.plan = scene.plan();
        this.database = new Database<>(
                scene, new Rows(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>()), _ -> {});
        for (Topic topic : List.of(Topic.CALL_EVENTS, Topic.CALL_CHARGES)) {
            Group<CdrNode> group =
                    new Group<>(scene, topic, _ -> isUp() ? this : null, (_, messages) -> handle(messages));
            onChange(group::rebalance);
        }
    }

    Database<Rows> database() {
        return database;
    }

    private void handle(List<Message> messages) {
        database.transact(this, tx -> {
            Set<UUID> news = new LinkedHashSet<>();
            messages.forEach(message -> keep(tx.tables(), message, news));
            news.forEach(attempt -> assemble(tx, attempt));
            return true;
        });
    }

    private void keep(Rows rows, Message message, Set<UUID> news) {
        boolean fresh = switch (message) {
            case CallEvent event -> {
                List<CallEvent> facts = new ArrayList<>(rows.facts().getOrDefault(event.attemptId(), List.of()));
                boolean unknown = plan.has(Flaw.NO_DUPLICATE_CHECK)
                        || facts.stream().noneMatch(each -> each.number() == event.number());
                if (unknown) {
                    facts.add(event);
                    rows.facts().put(event.attemptId(), facts);
                    news.add(event.attemptId());
                }
                yield unknown;
            }
            case AttemptSettled settled -> rows.charges().putIfAbsent(settled.attemptId(), settled) == null;
            default -> throw new IllegalStateException("not for history: " + message);
        };
        if (fresh && message instanceof AttemptSettled settled) {
            news.add(settled.attemptId());
        }
    }

    private static void assemble(Database<Rows>.Work tx, UUID attempt) {
        Rows rows = tx.tables();
        new AttemptHistory(
                        rows.facts().getOrDefault(attempt, List.of()),
                        rows.charges().get(attempt),
                        List.of())
                .assembled()
                .ifPresent(record -> {
                    List<CallDetailRecord> made = new ArrayList<>(rows.records().getOrDefault(attempt, List.of()));
                    made.add(record);
                    rows.records().put(attempt, made);
                    tx.publish(Topic.CALL_CDRS, record);
                });
    }

    @Override
    void died() {
        world.tell(name(), () -> "nothing is kept in memory");
    }

    @Override
    void started() {
        world.tell(name(), () -> "goes on where it stood");
    }
}
