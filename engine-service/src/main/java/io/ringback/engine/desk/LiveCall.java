package io.ringback.engine.desk;

import io.ringback.contracts.values.DeferReason;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.call.CallState;
import io.ringback.engine.call.CallerFailing;
import io.ringback.engine.call.Closing;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Effect.Emit;
import io.ringback.engine.call.Ended;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.call.Input.Sighted;
import io.ringback.engine.call.Lost;
import io.ringback.engine.call.Step;
import io.ringback.engine.call.Talking;
import io.ringback.engine.call.WaitingSwitch;
import io.ringback.engine.pool.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call at its desk: what is durable of it, and the steps taken since. Belongs to the desk's thread. */
public final class LiveCall {
    private final List<Emit> news = new ArrayList<>();
    private Call call;
    private Attempt durable;
    private CallState state;
    private final List<Emit> facts = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    /** @param durable what is in the database of it */
    public LiveCall(Call call, Attempt durable) {
        this.call = call;
        this.durable = durable;
        this.state = durable.state();
    }

    /** What stays the same, but for the trunks to go round. */
    public Call call() {
        return call;
    }

    UUID attemptId() {
        return durable.id();
    }

    /** Where it stands, durable or not. */
    public CallState state() {
        return state;
    }

    /** Whether nothing more happens. */
    public boolean ended() {
        return state instanceof Ended;
    }

    /** When it wants to be told the time, null for never. */
    public @Nullable Instant deadline() {
        return state.deadline();
    }

    /** Takes a step; nothing of it is durable or done yet. */
    public void tell(Input input, Instant now) {
        take(CallMachine.on(call, state, input, now));
    }

    /**
     * Whether a list does not show what it would have to: nothing was heard of this call for a while before it was asked
     * for, and its channel is not there, or not in the bridge.
     *
     * @param settled when the last fact must have been durable
     */
    boolean differsFrom(Sighted seen, Instant settled) {
        if (!durable.changedAt().isBefore(settled) || state.progress() == null) {
            return false;
        }
        boolean expected =
                !(state instanceof Lost || state instanceof Closing || state instanceof CallerFailing || ended());
        boolean bridged = seen.caller().filter(SeenChannel::bridged).isPresent();
        return expected && (seen.caller().isEmpty() || (state instanceof Talking && !bridged));
    }

    /** Dials over these only where no other trunk reaches the same phone. */
    void avoid(List<String> trunks) {
        call = call.avoiding(trunks);
    }

    /** Tells one that waits where it stands in the line. */
    void standing(Place place, Instant now) {
        if (state instanceof WaitingSwitch waiting) {
            take(waiting.standing(place.place(), place.eta(), now));
        }
    }

    /** As it goes on to another switch; empty if it waits no longer. */
    public Optional<Attempt> movedTo(UUID other) {
        return state instanceof WaitingSwitch waiting && facts.isEmpty()
                ? Optional.of(durable.movedTo(other, waiting.elsewhere()))
                : Optional.empty();
    }

    /** Ends one that waits. */
    void sendAway(DeferReason reason, Instant now) {
        if (state instanceof WaitingSwitch waiting) {
            take(waiting.sentAway(reason, now));
        }
    }

    /** The facts since it was last asked. */
    List<Emit> news() {
        List<Emit> all = List.copyOf(news);
        news.clear();
        return all;
    }

    private void take(Step step) {
        state = step.next();
        for (Effect effect : step.effects()) {
            if (effect instanceof Emit emit) {
                facts.add(emit);
                news.add(emit);
            } else {
                effects.add(effect);
            }
        }
    }

    /** To be performed once this call's first step is known to be durable. */
    public void owe(List<Effect> owed) {
        owed.stream().filter(effect -> !(effect instanceof Emit)).forEach(effects::add);
    }

    /**
     * What has to be written, null if nothing: a step without a fact changes nothing that a successor could not find out
     * from the switch, but for since when nobody sees the call, and that it is decided how it ends.
     */
    public @Nullable Change change(Instant now) {
        boolean asSeen = state instanceof Lost == durable.state() instanceof Lost;
        boolean asDecided = state instanceof Closing == durable.state() instanceof Closing;
        return facts.isEmpty() && asSeen && asDecided
                ? null
                : new Change(durable.at(state, durable.events() + facts.size(), now), facts);
    }

    /** The change is durable. */
    public void written(Change change) {
        durable = change.attempt();
        facts.clear();
    }

    /** What is to be done now; each only once. */
    public List<Effect> due() {
        List<Effect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }
}
