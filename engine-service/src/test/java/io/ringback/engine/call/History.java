package io.ringback.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.Acknowledged;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.DestinationDialled;
import io.ringback.contracts.CallFact.HumanChecked;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallFact.OptedOut;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Effect.RunAgi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A call's history, and what must hold of each. */
final class History {
    private static final int MOST_DEADLINES = 200;

    private final long seed;
    private final Call call;
    private final List<Input> inputs = new ArrayList<>();
    private final List<CallFact> facts = new ArrayList<>();
    private final Set<Integer> dials = new HashSet<>();
    private CallState state = CallMachine.waiting(Calls.T0, Duration.ofSeconds(30));
    private Instant now = Calls.T0;
    private String callerChannel = Calls.CALLER;
    private String lastCommand = "greeting";
    private String unanswered = "";
    private boolean stopped;

    History(long seed, Call call) {
        this.seed = seed;
        this.call = call;
    }

    void pass(long millis) {
        now = now.plusMillis(millis);
    }

    void tell(Input input) {
        inputs.add(input);
        stopped |= input instanceof Input.Stop;
        if (input instanceof Input.AgiAnswered answer && answer.command().equals(unanswered)) {
            unanswered = "";
        }
        boolean hadEnded = ended();
        Step step = CallMachine.on(call, state, input, now);
        for (Effect effect : step.effects()) {
            require(!hadEnded, "something happens after the end");
            perform(effect);
        }
        state = step.next();
        require(ended() == facts.stream().anyMatch(AttemptEnded.class::isInstance), "the end is told once it has come");
    }

    void letDeadlinesCome() {
        for (int i = 0; i < MOST_DEADLINES && !ended(); i++) {
            Instant deadline = state.deadline();
            require(deadline != null, "no deadline in a state that is not the end");
            if (deadline != null && deadline.isAfter(now)) {
                now = deadline;
            }
            tell(new Input.Tick(now));
        }
    }

    /** What must hold of the whole. */
    void check() {
        assertThat(facts.stream().filter(AttemptEnded.class::isInstance))
                .as(this::toString)
                .hasSize(1);
        AttemptEnded end = (AttemptEnded) facts.getLast();
        List<Integer> begun = numbers(LegDialing.class);
        assertThat(numbers(LegEnded.class)).as(this::toString).containsExactlyInAnyOrderElementsOf(begun);
        assertThat(numbers(LegAnswered.class)).as(this::toString).doesNotHaveDuplicates();
        boolean dialled = !begun.isEmpty() && end.disposition() != Disposition.DEFERRED;
        require(end.dialled() == dialled, "dialled says whether a dial went out");
        require(end.disposition() != Disposition.DEFERRED || !heard(), "deferred though a phone was heard of");
        boolean bridged = bridged();
        require(!bridged || end.disposition() == Disposition.ANSWERED, "once bridged it is answered");
        require(bridged || end.talkMillis() == 0, "no talk without a bridge");
        assertThat(facts.stream().filter(Acknowledged.class::isInstance))
                .as(() -> "acknowledged at most once: " + this)
                .hasSizeLessThan(2);
        Boolean expected =
                (call.order().acknowledge() == null || !end.dialled()) ? null : Boolean.valueOf(acknowledged());
        require(Objects.equals(end.acknowledged(), expected), "the end says whether it was acknowledged");
        require(!acknowledged() || end.disposition() == Disposition.ANSWERED, "once acknowledged it is answered");
        assertThat(facts.stream()
                        .filter(DestinationDialled.class::isInstance)
                        .map(fact -> ((DestinationDialled) fact).tryNumber()))
                .as(() -> "each try is told once, in order: " + this)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.Emit(var _, var fact)) {
            require(facts.stream().noneMatch(AttemptEnded.class::isInstance), "a fact after the end");
            facts.add(fact);
            return;
        }
        if (effect instanceof RunAgi run) {
            boolean dial = RandomSwitch.dials(effect);
            require(!dial || unanswered.isEmpty(), "a dial behind a command that has not answered");
            lastCommand = run.name();
            unanswered = run.name();
        }
        if (RandomSwitch.dials(effect)) {
            checkDial(effect);
        }
    }

    private void checkDial(Effect effect) {
        Dial dial = effect instanceof Originate originate ? originate.dial() : ((RunAgi) effect).dial();
        require(dial != null, "a dial without its intent");
        if (dial == null) {
            return;
        }
        require(!stopped, "a dial after a stop");
        require(dials.add(dial.n()), "the same intent twice");
        require(
                facts.stream().anyMatch(fact -> fact instanceof LegDialing d && d.n() == dial.n()),
                "a dial before its intent");
        if (dial.leg() == Leg.CALLER) {
            callerChannel = dial.channelId();
        } else {
            require(
                    facts.stream().anyMatch(fact -> fact instanceof LegAnswered a && a.leg() == Leg.CALLER),
                    "the callee before the caller answered");
            require(!optedOut(Leg.CALLER), "somebody is rung for a caller who wants no more of it");
            require(!call.checksCaller() || checked(), "somebody is rung for a caller who may be a machine");
        }
    }

    private List<Integer> numbers(Class<? extends CallFact> kind) {
        return facts.stream()
                .filter(kind::isInstance)
                .map(fact -> switch (fact) {
                    case LegDialing dialing -> dialing.n();
                    case LegAnswered answered -> answered.n();
                    case LegEnded ended -> ended.n();
                    default -> throw new IllegalArgumentException("no number: " + fact);
                })
                .toList();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + ": " + this);
        }
    }

    private boolean heard() {
        return facts.stream().anyMatch(fact -> fact instanceof LegRinging || fact instanceof LegAnswered);
    }

    /** Whether the caller pressed the key that only a person presses. */
    boolean checked() {
        return facts.stream()
                .anyMatch(fact -> fact instanceof HumanChecked(Leg leg, int _, HumanVerdict verdict, var _)
                        && leg == Leg.CALLER
                        && verdict == HumanVerdict.HUMAN);
    }

    /** Whether anybody asked never to be called again. */
    boolean optedOut(Leg leg) {
        return facts.stream().anyMatch(fact -> fact instanceof OptedOut out && out.leg() == leg);
    }

    boolean bridged() {
        return facts.stream().anyMatch(Bridged.class::isInstance);
    }

    /** Whether announcements were acknowledged. */
    boolean acknowledged() {
        return facts.stream().anyMatch(Acknowledged.class::isInstance);
    }

    /** Whether a destination was keyed. */
    boolean asked() {
        return facts.stream().anyMatch(DestinationDialled.class::isInstance);
    }

    boolean ended() {
        return state instanceof Ended;
    }

    CallState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    String callerChannel() {
        return callerChannel;
    }

    String calleeChannel() {
        return "lab1-1." + dials.size();
    }

    String lastCommand() {
        return lastCommand;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed + ", now " + state);
        inputs.forEach(input -> text.append("\n  told ").append(input));
        facts.forEach(fact -> text.append("\n  said ").append(fact));
        return text.toString();
    }
}
