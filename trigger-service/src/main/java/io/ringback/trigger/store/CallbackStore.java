package io.ringback.trigger.store;

import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Party;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.ClosedAttempt;
import io.ringback.trigger.callback.Keyed;
import io.ringback.trigger.callback.Output;
import io.ringback.trigger.callback.TimelineStep;
import io.ringback.trigger.campaign.CampaignCalls;
import io.ringback.trigger.stream.StepSignals;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of callbacks, see {@link StoredCallbacks} for finding them. Each change stores the callback, its new steps and its messages in one transaction. */
@Singleton
public final class CallbackStore {
    private static final String INSERT = """
            INSERT INTO callback (id, account_id, sandbox, caller, callee, status, live, joins, due_at, created_at,
                                  expires_at, ended_at, state, waits_for)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (account_id, sandbox, caller, callee) WHERE live AND joins DO NOTHING""";
    private static final String UPDATE = """
            UPDATE callback SET status = n.status, live = n.live, due_at = n.due_at, ended_at = n.ended_at,
                state = n.state, keyed_callee = n.keyed_callee, other_caller = n.other_caller
            FROM unnest($1::uuid[], $2::text[], $3::boolean[], $4::timestamptz[], $5::timestamptz[], $6::text[],
                        $7::text[], $8::text[])
                AS n (id, status, live, due_at, ended_at, state, keyed_callee, other_caller)
            WHERE callback.id = n.id""";
    private final StepSignals signals;
    private final CallbackCounts counts;

    CallbackStore(StepSignals signals, CallbackCounts counts) {
        this.signals = signals;
        this.counts = counts;
    }

    /**
     * Stores a callback that was just accepted. If another transaction has just stored one for the same numbers, all of
     * this one is run again and must find that, see {@link StoredCallbacks#joinable}.
     */
    public void insert(Transaction tx, Change accepted) {
        Callback callback = accepted.callback();
        tx.laterOrAgain(
                "another callback for the same numbers was stored at the same moment",
                INSERT,
                callback.id(),
                callback.accountId(),
                callback.sandbox(),
                Numbering.text(callback.wanted().caller()),
                Numbering.text(callback.wanted().callee()),
                callback.status(),
                callback.live(),
                !(callback.state() instanceof CallbackState.Evaluating)
                        && !callback.wanted().announces(),
                callback.dueAt().orElse(null),
                callback.createdAt(),
                callback.expiresAt(),
                null,
                StoredJson.write(callback),
                Numbering.text(callback.wanted().awaitedLine()));
        publish(tx, accepted);
        insertOutputs(tx, List.of(accepted));
    }

    /** Stores a change of one locked callback. */
    public void save(Transaction tx, Change change) {
        publish(tx, change);
        saveAll(tx, List.of(change));
    }

    /** Stores a change of one locked callback that gave it other times. */
    public void move(Transaction tx, Change change) {
        save(tx, change);
        tx.later(
                "UPDATE callback SET expires_at = $2 WHERE id = $1",
                change.callback().id(),
                change.callback().expiresAt());
    }

    /** Hands the messages of a change to the transaction. */
    public void publish(Transaction tx, Change change) {
        Callback callback = change.callback();
        for (Output output : change.outputs()) {
            switch (output) {
                case Output.Told(TimelineStep step) -> tx.publish(Topic.CALLBACK_STATES, stateChanged(callback, step));
                case Output.Asked(var request) -> tx.publish(Topic.CALLBACK_REQUESTS, request);
                case Output.Keyed _, Output.OptedOut _ -> {
                    // Done before anything is stored.
                }
                case Output.Filed _ -> {
                    // Past attempts are for the callback's owner; history has its own record of them.
                }
            }
        }
    }

    /** Stores changes of locked callbacks, at most one of each, whose messages are handed over already. */
    public void saveAll(Transaction tx, Collection<Change> changes) {
        if (!changes.isEmpty()) {
            update(tx, new Columns<>(changes.stream().map(Change::callback).toList()));
        }
        insertOutputs(tx, changes);
    }

    private static void update(Transaction tx, Columns<Callback> callbacks) {
        tx.later(
                UPDATE,
                callbacks.ids(Callback::id),
                callbacks.texts(callback -> callback.status().name()),
                callbacks.booleans(Callback::live),
                callbacks.moments(callback -> callback.dueAt().orElse(null)),
                callbacks.moments(CallbackStore::endedAt),
                callbacks.texts(StoredJson::write),
                callbacks.texts(CallbackStore::keyed),
                callbacks.texts(callback -> callback.person() == 0 ? null : Numbering.text(callback.caller())));
    }

    private void insertOutputs(Transaction tx, Collection<Change> changes) {
        List<Rows.Step> steps = new ArrayList<>();
        List<@Nullable Object[]> attempts = new ArrayList<>();
        for (Change change : changes) {
            UUID id = change.callback().id();
            lookAtLine(tx, change.callback());
            for (Output output : change.outputs()) {
                switch (output) {
                    case Output.Told(TimelineStep step) -> steps.add(new Rows.Step(id, step));
                    case Output.Filed(ClosedAttempt attempt) -> attempts.add(Rows.arguments(id, attempt));
                    case Output.Asked _, Output.Keyed _, Output.OptedOut _ -> {
                        // Handed over by publish, or done before.
                    }
                }
            }
        }
        Rows.insert(tx, steps);
        CampaignCalls.keep(tx, changes);
        tx.laterBatch("INSERT INTO attempt (id, callback_id, number, body) VALUES ($1, $2, $3, $4)", attempts);
        tx.afterCommit(() -> changes.forEach(this::committed));
    }

    /** A line that somebody waits for may have another first, or nobody any more: whoever watches it finds out. */
    private static void lookAtLine(Transaction tx, Callback callback) {
        Party line = callback.wanted().awaitedLine();
        if (line != null && (!callback.live() || callback.state() instanceof CallbackState.WaitingForLine)) {
            tx.later("INSERT INTO line_check (key) VALUES ($1)", Numbering.text(line));
        }
    }

    private void committed(Change change) {
        if (!change.outputs().isEmpty()) {
            signals.signal(change.callback().id());
            counts.changed(change);
        }
    }

    private static CallbackStateChanged stateChanged(Callback callback, TimelineStep step) {
        return new CallbackStateChanged(
                callback.id(),
                step.number(),
                step.at(),
                callback.sandbox(),
                step.status(),
                step.code(),
                step.text(),
                callback.accountId(),
                step.attemptId(),
                callback.wanted().trigger(),
                callback.caller(),
                callback.callee());
    }

    private static @Nullable String keyed(Callback callback) {
        Keyed keyed = callback.keyed();
        return keyed == null ? null : Numbering.text(keyed.callee());
    }

    private static @Nullable Instant endedAt(Callback callback) {
        return switch (callback.state()) {
            case CallbackState.Ended(var _, var _, Instant at) -> at;
            case CallbackState.Evaluated evaluated -> evaluated.at();
            default -> null;
        };
    }
}
