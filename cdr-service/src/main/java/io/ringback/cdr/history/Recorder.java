package io.ringback.cdr.history;

import io.ringback.cdr.campaign.Participation;
import io.ringback.cdr.record.AttemptHistory;
import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.messaging.BatchHandler;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes facts and charges in and writes the records of the attempts that are complete by them: rows and messages in one
 * transaction, so a crash leaves both or neither. A second delivery adds nothing and publishes nothing.
 */
@Singleton
final class Recorder implements BatchHandler {
    private final RecordMeters meters;
    private final Participation campaigns;

    Recorder(RecordMeters meters, Participation campaigns) {
        this.meters = meters;
        this.campaigns = campaigns;
    }

    @Override
    public void handle(Transaction tx, List<Received<? extends Message>> messages) {
        var events = new HashMap<FactTable.Key, CallEvent>();
        var charges = new HashMap<UUID, CallCharge>();
        Map<UUID, @Nullable String> traces = new HashMap<>();
        for (var received : messages) {
            switch (received.message()) {
                case CallEvent event -> {
                    events.put(FactTable.Key.of(event), event);
                    traces.put(event.attemptId(), received.traceParent());
                }
                case CallCharge charge -> {
                    charges.put(ChargeTable.key(charge), charge);
                    traces.put(charge.attemptId(), received.traceParent());
                }
                default -> throw new IllegalArgumentException("not for history: " + received.topic());
            }
        }
        List<CallDetailRecord> written = written(tx, complete(tx, events, charges));
        publish(tx, written, traces);
        campaigns.count(tx, written);
    }

    /** Keeps what is new of it. @return the attempts that are complete now and got something new */
    private static List<UUID> complete(
            Transaction tx, Map<FactTable.Key, CallEvent> events, Map<UUID, CallCharge> charges) {
        var newFacts = new FactTable(tx)
                .insert(events.values()).stream()
                        .flatMap(key -> Optional.ofNullable(events.get(key)).stream())
                        .map(Progress::by);
        var newCharges = new ChargeTable(tx)
                .insert(charges.values()).stream()
                        .flatMap(key -> Optional.ofNullable(charges.get(key)).stream())
                        .map(Progress::by);
        var news = new HashMap<UUID, Progress>();
        Stream.concat(newFacts, newCharges).forEach(each -> news.merge(each.attemptId(), each, Progress::and));
        return new AttemptTable(tx).advance(news.values());
    }

    /** The records of these attempts that are new, or newer than what was there. */
    private static List<CallDetailRecord> written(Transaction tx, Collection<UUID> attempts) {
        if (attempts.isEmpty()) {
            return List.of();
        }
        var facts = new FactTable(tx).of(attempts);
        var charges = new ChargeTable(tx).of(attempts);
        var records = new ArrayList<CallDetailRecord>();
        for (UUID attempt : attempts) {
            history(facts.getOrDefault(attempt, List.of()), charges.getOrDefault(attempt, List.of()))
                    .assembled()
                    .ifPresent(records::add);
        }
        var written = new RecordTable(tx).upsert(records);
        return records.stream()
                .filter(record -> written.contains(record.attemptId()))
                .toList();
    }

    private static AttemptHistory history(List<CallEvent> facts, List<CallCharge> charges) {
        @Nullable AttemptSettled settled = null;
        var corrections = new ArrayList<ChargeCorrected>();
        for (CallCharge charge : charges) {
            switch (charge) {
                case AttemptSettled each -> settled = each;
                case ChargeCorrected each -> corrections.add(each);
            }
        }
        return new AttemptHistory(facts, settled, corrections);
    }

    private void publish(Transaction tx, List<CallDetailRecord> records, Map<UUID, @Nullable String> traces) {
        for (CallDetailRecord record : records) {
            tx.continueTrace(traces.get(record.attemptId()));
            tx.publish(Topic.CALL_CDRS, record);
            tx.publish(Topic.CDRS_LATEST, record.latestKey(), record);
        }
        tx.afterCommit(() -> records.forEach(meters::written));
    }
}
