package io.ringback.proof.simulation;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.admission.Admission;
import io.ringback.trigger.admission.BlockedNumbers;
import io.ringback.trigger.admission.Facts;
import io.ringback.trigger.admission.Numbers;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Destination;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.Output;
import io.ringback.trigger.callback.TimelineStep;
import io.ringback.trigger.store.StoredJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** trigger-service: its life of a callback and its admission are the real ones; tables and loops are modelled. */
final class TriggerNode extends Node {
    /** One stored callback in so many is read back from its text. */
    private static final int READ_BACK = 16;

    private final Database<TriggerRows> database;
    private final RatingNode accounts;

    /** @param accounts whose snapshots are read */
    TriggerNode(Scene scene, RatingNode accounts) {
        super(scene.world(), scene.weather(), "trigger");
        this.accounts = accounts;
        this.database = new Database<>(
                scene, new TriggerRows(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>()), rows -> {
                    rows.blocks().forEach(block -> scene.evidence().blocked(block.number()));
                    scene.evidence().callbacks(rows.callbacks(), rows.timelines());
                });
        for (Topic topic : List.of(Topic.CALLBACK_AUTHORIZATIONS, Topic.CALL_EVENTS, Topic.CALL_CHARGES)) {
            Group<TriggerNode> group =
                    new Group<>(scene, topic, _ -> isUp() ? this : null, (_, messages) -> handle(messages));
            onChange(group::rebalance);
        }
    }

    Database<TriggerRows> database() {
        return database;
    }

    /** Takes a request in; whoever asks tries again until it is answered. */
    void accept(Plan.Asked asked) {
        UUID id = Ids.next(world.now(), world.random());
        accept(asked, id);
    }

    private void accept(Plan.Asked asked, UUID id) {
        persist(() -> database.transact(this, tx -> {
            if (tx.tables().callbacks().containsKey(id)) {
                return true;
            }
            Callback fresh = Lifecycle.fresh(
                    id,
                    accounts.id(asked.customer()),
                    false,
                    asked.wanted(),
                    world.now(),
                    world.now().plus(asked.expiry()));
            if (refusal(fresh, tx.tables()) == null) {
                apply(tx, Lifecycle.accept(fresh, Ids.next(world.now(), world.random())));
            }
            return true;
        }));
        Long cancelAt = asked.cancelAt();
        if (cancelAt != null) {
            world.at(cancelAt, () -> persist(() -> cancel(id)));
        }
    }

    private void cancel(UUID id) {
        database.transact(this, tx -> {
            Callback callback = tx.tables().callbacks().get(id);
            if (callback != null) {
                apply(tx, Lifecycle.on(callback, new Input.CancelRequested(), world.now()));
            }
            return true;
        });
    }

    /** Blocks a number: it is not asked for again. */
    void block(String number) {
        persist(() -> database.transact(this, tx -> {
            tx.tables().blocks().add(new BlockedNumbers.Block(number, false, "TEST"));
            return true;
        }));
    }

    /** As somebody at the other end of HTTP does it: again and again until there is an answer. */
    private void persist(Runnable request) {
        if (!isUp()) {
            world.after(world.between(500, 3_000), () -> persist(request));
            return;
        }
        try {
            request.run();
        } catch (Crash crash) {
            die();
            world.after(world.between(500, 3_000), () -> persist(request));
        } catch (Database.Away away) {
            world.after(world.between(100, 2_000), () -> persist(request));
        }
    }

    private void handle(List<Message> messages) {
        database.transact(this, tx -> {
            for (Message message : messages) {
                Callback callback = tx.tables().callbacks().get(TriggerRows.callbackId(message));
                if (callback == null) {
                    throw new Violation("I3", "a message about a callback nobody asked for: " + Words.of(message));
                }
                apply(tx, Lifecycle.on(stored(callback), TriggerRows.input(message), world.now()));
            }
            return true;
        });
    }

    private Callback stored(Callback callback) {
        return world.random().nextInt(READ_BACK) == 0 ? StoredJson.callback(StoredJson.write(callback)) : callback;
    }

    private void due(UUID id) {
        try {
            database.transact(this, tx -> {
                Callback callback = tx.tables().callbacks().get(id);
                if (callback == null) {
                    return true;
                }
                Input due = new Input.Due(Ids.next(world.now(), world.random()), refusal(callback, tx.tables()));
                apply(tx, Lifecycle.on(callback, due, world.now()));
                return true;
            });
        } catch (Database.Away away) {
            later(world.between(250, 5_000), () -> due(id));
        }
    }

    private @Nullable RuleAnswer refusal(Callback callback, TriggerRows rows) {
        return refusal(callback, callback.numbers(), rows);
    }

    private @Nullable RuleAnswer refusal(Callback callback, Numbers numbers, TriggerRows rows) {
        return Admission.judge(numbers, new Facts(snapshot(callback.accountId()), new BlockedNumbers(rows.blocks())))
                .refusal()
                .orElse(null);
    }

    /** What the keyed digits mean, and whether that may be called. */
    private Destination destination(Callback callback, String digits, TriggerRows rows) {
        Party callee = AccessNumber.destination(AccessNumber.DEFAULT_PATTERNS, digits)
                .orElseThrow(() -> new Violation("I5", "digits that fit no pattern were passed on"));
        RuleAnswer refusal = refusal(callback, new Numbers(callback.wanted().caller(), List.of(callee), null), rows);
        return refusal == null ? new Destination.Admitted(callee, List.of()) : new Destination.Refused(refusal);
    }

    private AccountSnapshot snapshot(UUID accountId) {
        Status status = accounts.database().read().account(accountId).status();
        List<CallerNumber> numbers = accounts.numbers(accountId).stream()
                .map(number -> new CallerNumber(number, true))
                .toList();
        return new AccountSnapshot(
                accountId,
                1,
                world.now(),
                false,
                "1",
                status,
                "EUR",
                "en",
                1,
                numbers,
                List.of(),
                List.of(),
                List.of());
    }

    private void apply(Database<TriggerRows>.Work tx, Change change) {
        Callback callback = change.callback();
        tx.tables().callbacks().put(callback.id(), callback);
        List<Input> keyed = new ArrayList<>();
        for (Output output : change.outputs()) {
            switch (output) {
                case Output.Told(TimelineStep step) -> {
                    List<TimelineStep> steps =
                            new ArrayList<>(tx.tables().timelines().getOrDefault(callback.id(), List.of()));
                    steps.add(step);
                    tx.tables().timelines().put(callback.id(), steps);
                    tx.publish(Topic.CALLBACK_STATES, TriggerRows.told(callback, step));
                }
                case Output.Asked(var request) -> tx.publish(Topic.CALLBACK_REQUESTS, request);
                case Output.Keyed(UUID attemptId, int tryNumber, String digits) -> {
                    Destination destination = destination(callback, digits, tx.tables());
                    keyed.add(new Input.Judged(attemptId, tryNumber, destination));
                }
                case Output.OptedOut(Party.E164(String number)) ->
                    tx.tables().blocks().add(new BlockedNumbers.Block(number, false, "OPT_OUT"));
                case Output.OptedOut _, Output.Filed _ -> {
                    // An extension has no public number; a list for people.
                }
            }
        }
        Callback latest = callback;
        for (Input judged : keyed) {
            Change answered = Lifecycle.on(latest, judged, world.now());
            apply(tx, answered);
            latest = answered.callback();
        }
        // The real loop looks every quarter of a second whatever a transaction's answer was.
        wake(latest);
    }

    private void wake(Callback callback) {
        boolean accepted = callback.state() instanceof CallbackState.Accepted;
        callback.dueAt()
                .filter(_ -> !accepted)
                .ifPresent(due -> world.at(due, () -> {
                    if (isUp()) {
                        later(world.between(1, 300), () -> due(callback.id()));
                    }
                }));
    }

    @Override
    void died() {
        world.tell(name(), () -> "nothing is kept in memory");
    }

    @Override
    void started() {
        database.read().callbacks().values().forEach(this::wake);
    }
}
