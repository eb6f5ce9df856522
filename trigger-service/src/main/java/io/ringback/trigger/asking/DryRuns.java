package io.ringback.trigger.asking;

import io.ringback.contracts.values.Ids;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.admission.Verdict;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState.Evaluated;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.screening.Screening;
import io.ringback.trigger.store.CallbackStore;
import io.ringback.trigger.store.StoredCallbacks;
import io.ringback.trigger.store.StoredJson;
import io.ringback.trigger.stream.StepSignals;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what would become of a request: the rules here, then those of rating; nothing is held or dialled. */
@Singleton
final class DryRuns {
    private static final int ACCEPTED = 202;

    private final Database database;
    private final CallbackStore store;
    private final Screening screening;
    private final Idempotency idempotency;
    private final StepSignals signals;
    private final TriggerSettings settings;
    private final Answers answers;

    DryRuns(
            Database database,
            CallbackStore store,
            Screening screening,
            Idempotency idempotency,
            StepSignals signals,
            TriggerSettings settings,
            Answers answers) {
        this.database = database;
        this.store = store;
        this.screening = screening;
        this.idempotency = idempotency;
        this.signals = signals;
        this.settings = settings;
        this.answers = answers;
    }

    /**
     * Asks the rules.
     *
     * @param claim its Idempotency-Key, null if it has none
     * @return 200 with each rule's answer, or 202 with the callback if rating takes longer
     */
    Answer run(Callback fresh, @Nullable Claim claim) {
        Begun begun = database.inTransaction(tx -> begin(tx, fresh, claim));
        if (begun.answer() != null) {
            return begun.answer();
        }
        Answer answer = awaited(begun.callback());
        return claim == null ? answer : database.inTransaction(tx -> idempotency.keep(tx, claim, answer));
    }

    /**
     * A dry run after its first transaction.
     *
     * @param answer null if it is still to come
     */
    private record Begun(UUID callback, @Nullable Answer answer) {}

    private Begun begin(Transaction tx, Callback fresh, @Nullable Claim claim) {
        if (claim != null && !idempotency.claim(tx, claim)) {
            return idempotency
                    .kept(tx, claim)
                    .map(kept -> new Begun(fresh.id(), kept))
                    .orElseGet(() -> new Begun(idempotency.awaited(tx, claim).orElseThrow(), null));
        }
        Verdict verdict = screening.of(tx, fresh);
        if (verdict.refusal().isPresent()) {
            Answer refused = answers.dryRun(DryRunView.refused(verdict.answers()));
            return new Begun(fresh.id(), claim == null ? refused : idempotency.keep(tx, claim, refused));
        }
        store.insert(tx, Lifecycle.evaluate(fresh, Ids.next(), verdict));
        if (claim != null) {
            idempotency.await(tx, claim, fresh.id());
        }
        return new Begun(fresh.id(), null);
    }

    private Answer awaited(UUID id) {
        long until = System.nanoTime() + settings.dryRunWait().toNanos();
        try (StepSignals.Listening listening = signals.listen(id)) {
            for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                Optional<Evaluated> evaluated = evaluated(id);
                if (evaluated.isPresent()) {
                    return answers.dryRun(DryRunView.of(id, evaluated.get()));
                }
                listening.await(Duration.ofNanos(left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return database.read(statements ->
                answers.callback(ACCEPTED, CallbackView.of(StoredCallbacks.find(statements, id), List.of())));
    }

    private Optional<Evaluated> evaluated(UUID id) {
        return database.read("SELECT state FROM callback WHERE id = $1", id).stream()
                .map(row -> StoredJson.callback(row.getString("state")).state())
                .flatMap(state ->
                        state instanceof Evaluated evaluated ? Stream.of(evaluated) : Stream.<Evaluated>empty())
                .findFirst();
    }
}
