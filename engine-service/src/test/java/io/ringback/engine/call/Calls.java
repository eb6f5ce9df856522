package io.ringback.engine.call;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.Warnings;
import io.ringback.engine.Orders;
import io.ringback.engine.cause.CauseTable;
import io.ringback.engine.cause.HangupCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A call told step by step, with a clock that moves a tenth of a second each time. */
final class Calls {
    static final Instant T0 = Instant.parse("2026-01-31T10:00:00Z");

    /** When the caller answers in {@link #greeting()}, and the talk begins in {@link #talking()}. */
    static final Instant CALLER_UP = T0.plusMillis(400);

    static final Instant BRIDGED = T0.plusMillis(1200);
    static final UUID ATTEMPT = UUID.fromString("019c0000-0000-7000-8000-000000000001");
    static final UUID CALLBACK = UUID.fromString("019c0000-0000-7000-8000-000000000002");
    static final UUID SWITCH = UUID.fromString("019c0000-0000-7000-8000-000000000003");
    static final String CALLER = "rb-local-" + ATTEMPT + "-caller-1";
    static final String CALLEE = "lab1-1.1";
    static final Prompts PROMPTS = Prompts.standard();

    private final Call call;
    private final List<CallFact> facts = new ArrayList<>();
    private final List<Effect> wire = new ArrayList<>();
    private CallState state;
    private Instant now = T0;

    private Calls(Call call) {
        this.call = call;
        this.state = CallMachine.waiting(T0, Duration.ofSeconds(30));
    }

    static Calls of(Orders orders) {
        return of(orders.build(CALLBACK, ATTEMPT));
    }

    /** Where ends mean something else. */
    static Calls of(Orders orders, CauseTable causes) {
        AttemptAuthorized order = orders.build(CALLBACK, ATTEMPT);
        return new Calls(new Call(order, SWITCH, "local", Set.of("sim", "gw"), PROMPTS, Timing.STANDARD, causes));
    }

    static Calls of(AttemptAuthorized order) {
        return new Calls(call(order));
    }

    static Call call(AttemptAuthorized order) {
        return new Call(order, SWITCH, "local", Set.of("sim", "gw"), PROMPTS, Timing.STANDARD, CauseTable.STANDARD);
    }

    static Calls ordinary() {
        return of(Orders.at(T0).callee("+493023125002"));
    }

    static Calls ringingCaller() {
        return ordinary().begin();
    }

    static Calls greeting() {
        return ringingCaller()
                .say(at -> new Input.LegBegan(at, CALLER))
                .say(at -> new Input.LegRang(at, CALLER))
                .say(at -> new Input.LegUp(at, CALLER))
                .say(Input.AgiStarted::new);
    }

    /** A caller who has heard nothing yet but the question for the destination. */
    static Calls asking() {
        return of(Orders.at(T0)).begin().say(at -> new Input.LegUp(at, CALLER)).say(Input.AgiStarted::new);
    }

    /** A caller nobody knows, asked for account and PIN. */
    static Calls askingWho() {
        Menu menu = new Menu(3, 10, 3, true, List.of());
        return new Calls(call(Orders.at(T0).build(CALLBACK, ATTEMPT)).asking(menu))
                .begin()
                .say(at -> new Input.LegUp(at, CALLER))
                .say(Input.AgiStarted::new);
    }

    /** One who has keyed both. */
    static Calls awaitingIdentity() {
        return askingWho().keyAs("account-1", "1000017").keyAs("pin-1", "c2VhbGVk");
    }

    /** A caller who has keyed a destination. */
    static Calls awaitingRuling() {
        return asking().key(1, "493023125002");
    }

    /** A caller who must press 1. */
    static Calls checking() {
        return checking(Orders.at(T0).callee("+493023125002").humanCheck());
    }

    /** One for whom the switch listens for a machine. */
    static Calls detecting(MachinePolicy policy) {
        return checking(Orders.at(T0).callee("+493023125002").onMachine(policy));
    }

    static Calls checking(Orders orders) {
        return of(orders).begin().say(at -> new Input.LegUp(at, CALLER)).say(Input.AgiStarted::new);
    }

    /** What the switch says was pressed at a question of the human check. */
    Calls check(int round, String digit) {
        return answer("check-" + round).say(at -> new Input.AgiAnswered(at, "checked-" + round, 200, 1, digit));
    }

    /** What the switch says it heard. */
    Calls hear(String status, String cause) {
        return answer("detect").keyAs("detected", status).keyAs("detectedby", cause);
    }

    /** Someone who hears an alert that 5 acknowledges within eight seconds, and may hear it for two minutes. */
    static Calls announcing() {
        return announcing(alert().acknowledgedBy("5", 8));
    }

    static Calls announcing(Orders orders) {
        return of(orders).begin().say(at -> new Input.LegUp(at, CALLER)).say(Input.AgiStarted::new);
    }

    static Orders alert() {
        return Orders.at(T0)
                .announcing("ringback/{language}/alert", "disk-full")
                .setup(0)
                .granted(120, true);
    }

    /** What the switch says was pressed in a round of announcements. */
    Calls press(int round, String digit) {
        return answer("announce-" + round).say(at -> new Input.AgiAnswered(at, "keyed-" + round, 200, 1, digit));
    }

    static Calls ringingCallee() {
        return ringingCallee(greeting());
    }

    static Calls ringingCallee(Calls greeting) {
        return greeting.answer("greeting")
                .answer("limit-2")
                .say(at -> new Input.LegBegan(at, CALLEE))
                .say(at -> new Input.LegRang(at, CALLEE));
    }

    static Calls talking() {
        return ringingCallee().bridge();
    }

    Calls begin() {
        return say(Input.Begin::new);
    }

    Calls bridge() {
        return say(at -> new Input.LegUp(at, CALLEE))
                .say(at -> new Input.BridgeEntered(at, CALLEE))
                .say(at -> new Input.BridgeEntered(at, CALLER));
    }

    Calls answer(String command) {
        return say(at -> new Input.AgiAnswered(at, command, 200, 0, null));
    }

    /** What the switch says was keyed at a question. */
    Calls key(int tryNumber, String digits) {
        return answer("ask-" + tryNumber).say(at -> new Input.AgiAnswered(at, "keyed-" + tryNumber, 200, 1, digits));
    }

    Calls keyAs(String command, String keys) {
        return say(at -> new Input.AgiAnswered(at, command, 200, 1, keys));
    }

    /** Account and PIN were right: theirs is an order of 7.50 with less set-up time. */
    Calls identify() {
        return say(at -> new Input.Identified(at, identified(at)));
    }

    static AttemptAuthorized identified(Instant at) {
        return Orders.at(at).balance("7.50").setup(100).build(CALLBACK, ATTEMPT);
    }

    /** The keyed destination may be dialled, for ten minutes. */
    Calls allow(int tryNumber) {
        return say(at -> new Input.CalleeAllowed(at, allowed(at, tryNumber)));
    }

    Calls deny(int tryNumber, RefusalReason reason) {
        return say(at -> new Input.CalleeDenied(at, tryNumber, reason));
    }

    static CalleeAuthorized allowed(Instant at, int tryNumber) {
        return new CalleeAuthorized(
                CALLBACK,
                ATTEMPT,
                at,
                false,
                tryNumber,
                List.of(new Target(
                        new Party.E164("+493023125002"),
                        List.of(new Route("sim", "+493023125002")),
                        600,
                        25,
                        Set.of())),
                new Grant(300, false, 205),
                new Warnings(60, 30, false),
                new CallerIds("+493023125002", "+442079460001"),
                Money.of("0.10", "EUR"),
                4);
    }

    Calls gone(String command) {
        return say(at -> new Input.AgiAnswered(at, command, 200, -1, null));
    }

    Calls hungUp(String channel, int q850) {
        return say(at -> new Input.HungUp(at, channel, new HangupCause(q850, null)));
    }

    Calls hungUp(String channel, int q850, int sip) {
        return say(at -> new Input.HungUp(at, channel, new HangupCause(q850, sip)));
    }

    /** Something said by the switch or by us, at a moment a tenth of a second later. */
    Calls say(Function<Instant, Input> input) {
        now = now.plusMillis(100);
        return tell(input.apply(now));
    }

    Calls after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    /** Lets the present deadline come. */
    Calls deadline() {
        Instant deadline = state.deadline();
        if (deadline != null && deadline.isAfter(now)) {
            now = deadline;
        }
        return tell(new Input.Tick(now));
    }

    Calls tell(Input input) {
        Step step = CallMachine.on(call, state, input, now);
        state = step.next();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Emit emit) {
                facts.add(emit.fact());
            } else {
                wire.add(effect);
            }
        }
        return this;
    }

    CallState state() {
        return state;
    }

    Call call() {
        return call;
    }

    Instant now() {
        return now;
    }

    List<CallFact> facts() {
        return List.copyOf(facts);
    }

    CallFact lastFact() {
        return facts.getLast();
    }

    /** What went to the switch since this was asked last. */
    List<Effect> wire() {
        List<Effect> sent = List.copyOf(wire);
        wire.clear();
        return sent;
    }
}
