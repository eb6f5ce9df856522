package io.ringback.trigger.screening;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.admission.Verdict;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.store.CallbackCounts;
import io.ringback.trigger.store.CallbackStore;
import io.ringback.trigger.store.StoredCallbacks;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** The one way in for every callback, whatever asked for it: judged by every rule, joined to one on its way, or stored. */
@Singleton
public final class Entrance {
    private final CallbackStore store;
    private final Screening screening;
    private final RingBook rings;
    private final AskBook asks;
    private final TriggerSettings settings;
    private final CallbackCounts counts;

    Entrance(
            CallbackStore store,
            Screening screening,
            RingBook rings,
            AskBook asks,
            TriggerSettings settings,
            CallbackCounts counts) {
        this.store = store;
        this.screening = screening;
        this.rings = rings;
        this.asks = asks;
        this.settings = settings;
        this.counts = counts;
    }

    /** What became of it. */
    public sealed interface Outcome {}

    /** It is stored, and on its way. */
    public record Accepted(Callback callback) implements Outcome {}

    /** There is one for the same numbers, live or of late; nothing was stored. */
    public record Joined(Callback callback) implements Outcome {}

    /** A rule forbids it; nothing was stored. */
    public record Refused(RuleAnswer answer) implements Outcome {}

    /**
     * Lets one in, as part of the transaction of what asked for it.
     *
     * @param fresh what becomes of it if it is accepted
     */
    public Outcome enter(Transaction tx, Callback fresh) {
        // On its way while the rules ask for what they must know: one wait instead of two.
        var joinable = StoredCallbacks.joinable(tx, fresh, settings.dedupeWindow());
        Verdict verdict = screening.of(tx, fresh);
        Optional<RuleAnswer> refusal = verdict.refusal();
        if (refusal.isPresent()) {
            return refused(tx, fresh, refusal.get());
        }
        // What is to be said to somebody is not said by a call that connects, though that rings the same number.
        Optional<Callback> live = fresh.wanted().announces() ? Optional.empty() : StoredCallbacks.joined(joinable);
        if (live.isPresent()) {
            tx.afterCommit(() -> counts.joined(live.get()));
            return new Joined(live.get());
        }
        Change accepted = Lifecycle.accept(screening.underPolicy(tx, fresh), Ids.next(), verdict.forbidden());
        store.insert(tx, accepted);
        rings.count(tx, accepted);
        asks.count(tx, fresh);
        tx.afterCommit(() -> counts.accepted(fresh));
        return new Accepted(accepted.callback());
    }

    /**
     * Whether the number it would ring first may be written to instead, as part of the transaction of what asked for it. It
     * counts as asked for from where the person is.
     *
     * @param asked is not let in
     * @return the rule that forbids it
     */
    public Optional<RuleAnswer> write(Transaction tx, Callback asked) {
        Optional<RuleAnswer> refusal = screening.of(tx, asked).refusalToWrite();
        if (refusal.isEmpty()) {
            asks.count(tx, asked);
        }
        return refusal;
    }

    /**
     * A number that asks once more for the callback which is on its way, and is its share of a campaign, is not refused for
     * it.
     */
    private Outcome refused(Transaction tx, Callback fresh, RuleAnswer refusal) {
        if (refusal.rule().equals(Rule.CAMPAIGN.code()) && !fresh.wanted().announces()) {
            Optional<Callback> same = StoredCallbacks.joined(
                            StoredCallbacks.joinable(tx, fresh, settings.dedupeWindow()))
                    .filter(Callback::live)
                    .filter(live -> Objects.equals(
                            live.wanted().campaign(), fresh.wanted().campaign()));
            if (same.isPresent()) {
                tx.afterCommit(() -> counts.joined(same.get()));
                return new Joined(same.get());
            }
        }
        counts.refused(fresh, refusal.rule());
        return new Refused(refusal);
    }
}
