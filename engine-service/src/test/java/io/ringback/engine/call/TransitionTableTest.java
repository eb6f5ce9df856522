package io.ringback.engine.call;

import static io.ringback.engine.call.Calls.CALLEE;
import static io.ringback.engine.call.Calls.CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import io.ringback.engine.cause.HangupCause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every state against every input: where it leads and how many effects it has, as one table to read. */
class TransitionTableTest {
    private static final String TABLE = "/call/transitions.txt";

    @Test
    void every_state_answers_every_input_as_the_table_says() throws IOException {
        StringBuilder table = new StringBuilder();
        states().forEach((name, calls) -> {
            table.append(name).append('\n');
            inputs().forEach((input, made) -> table.append(row(calls.get(), input, made)));
        });

        try (InputStream expected = Objects.requireNonNull(getClass().getResourceAsStream(TABLE))) {
            assertThat(table.toString()).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String row(Calls calls, String name, Function<Calls, Input> made) {
        calls.after(Duration.ofMillis(100));
        CallState before = calls.state();
        Input input = made.apply(calls);
        Step step = CallMachine.on(calls.call(), before, input, calls.now());
        if (step.effects().isEmpty() && step.next().equals(before)) {
            return "";
        }
        StringBuilder row = new StringBuilder("  %-22s %s".formatted(name, shown(step.next())));
        step.effects().forEach(effect -> row.append(" · ").append(shown(effect)));
        return row.append('\n').toString();
    }

    private static String shown(CallState state) {
        return switch (state) {
            case Ended ended -> "Ended " + ended.disposition();
            case Closing closing ->
                "Closing " + closing.phase() + " " + closing.verdict().disposition();
            case Lost lost -> "Lost " + shown(lost.before());
            default -> state.getClass().getSimpleName();
        };
    }

    private static String shown(Effect effect) {
        return switch (effect) {
            case Effect.Emit emit -> emit.fact().getClass().getSimpleName();
            case Effect.RunAgi run -> run.command().getClass().getSimpleName();
            default -> effect.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static Map<String, Supplier<Calls>> states() {
        Map<String, Supplier<Calls>> states = new LinkedHashMap<>();
        states.put("WaitingSwitch", Calls::ordinary);
        states.put("RingingCaller", Calls::ringingCaller);
        states.put(
                "CallerFailing",
                () -> Calls.ringingCaller()
                        .say(at -> new Input.LegBegan(at, CALLER))
                        .hungUp(CALLER, 17, 486));
        states.put("Greeting, not handed over", () -> Calls.ringingCaller().say(at -> new Input.LegUp(at, CALLER)));
        states.put("Greeting", Calls::greeting);
        states.put("DetectingMachine", () -> Calls.detecting(MachinePolicy.HANG_UP));
        states.put(
                "DetectingMachine, a machine",
                () -> Calls.detecting(MachinePolicy.LEAVE_MESSAGE)
                        .answer("detect")
                        .keyAs("detected", "MACHINE"));
        states.put("CheckingCaller", Calls::checking);
        states.put("CheckingCaller, last round", () -> Calls.checking().check(1, ""));
        states.put("Asking", Calls::asking);
        states.put("Asking, last try", () -> Calls.asking().key(1, "").key(2, "112"));
        states.put("AwaitingRuling", Calls::awaitingRuling);
        states.put("Asking for the account", Calls::askingWho);
        states.put("Asking for the PIN", () -> Calls.askingWho().keyAs("account-1", "1000017"));
        states.put("AwaitingIdentity", Calls::awaitingIdentity);
        states.put("Announcing", Calls::announcing);
        states.put(
                "Announcing, last round", () -> Calls.announcing().press(1, "").press(2, "4"));
        states.put("Announcing, nothing to press", () -> Calls.announcing(Calls.alert()));
        states.put("PreparingDial", () -> Calls.greeting().answer("greeting"));
        states.put("RingingCallee", Calls::ringingCallee);
        states.put(
                "RingingCallee, one in bridge",
                () -> Calls.ringingCallee().say(at -> new Input.BridgeEntered(at, CALLEE)));
        states.put("Talking", Calls::talking);
        states.put("Talking, cut", () -> Calls.talking().deadline());
        states.put("Closing, dial returning", () -> Calls.talking().say(at -> new Input.BridgeLeft(at, CALLEE)));
        states.put(
                "Closing, prompt",
                () -> Calls.talking()
                        .say(at -> new Input.BridgeLeft(at, CALLEE))
                        .answer("dial-2"));
        states.put("Closing, going", () -> Calls.greeting().say(at -> new Input.Stop(at, StopReason.CANCELLED)));
        states.put("Lost, was talking", () -> Calls.talking().say(Input.SwitchLost::new));
        states.put("Lost, was ringing caller", () -> Calls.ringingCaller().say(Input.SwitchLost::new));
        states.put(
                "Lost, was failing to reach the caller",
                () -> Calls.ringingCaller()
                        .say(at -> new Input.LegBegan(at, CALLER))
                        .say(at -> new Input.OriginateEnded(at, CALLER, false, 0))
                        .say(Input.SwitchLost::new));
        states.put("Lost, was greeting", () -> Calls.greeting().say(Input.SwitchLost::new));
        states.put(
                "Lost, was to examine the caller",
                () -> Calls.of(Orders.at(Calls.T0).callee("+493023125002").humanCheck())
                        .begin()
                        .say(at -> new Input.LegUp(at, CALLER))
                        .say(Input.SwitchLost::new));
        states.put("Lost, was checking", () -> Calls.checking().say(Input.SwitchLost::new));
        states.put(
                "Lost, was detecting",
                () -> Calls.detecting(MachinePolicy.HANG_UP).say(Input.SwitchLost::new));
        states.put("Lost, was asking", () -> Calls.asking().say(Input.SwitchLost::new));
        states.put("Lost, was announcing", () -> Calls.announcing().say(Input.SwitchLost::new));
        states.put(
                "Lost, was announcing with nothing to press",
                () -> Calls.announcing(Calls.alert()).say(Input.SwitchLost::new));
        states.put(
                "Lost, was greeting one to be told",
                () -> Calls.of(Calls.alert().acknowledgedBy("5", 8))
                        .begin()
                        .say(at -> new Input.LegUp(at, CALLER))
                        .say(Input.SwitchLost::new));
        states.put("Lost, was awaiting a ruling", () -> Calls.awaitingRuling().say(Input.SwitchLost::new));
        states.put(
                "Lost, was awaiting an identity", () -> Calls.awaitingIdentity().say(Input.SwitchLost::new));
        states.put(
                "Lost, was greeting one to be asked",
                () -> Calls.of(Orders.at(Calls.T0))
                        .begin()
                        .say(at -> new Input.LegUp(at, CALLER))
                        .say(Input.SwitchLost::new));
        states.put("Lost, was ringing callee", () -> Calls.ringingCallee().say(Input.SwitchLost::new));
        states.put(
                "Lost, caller missing",
                () -> Calls.ringingCaller()
                        .say(Input.SwitchLost::new)
                        .say(at -> new Input.Sighted(at, Optional.empty(), List.of())));
        states.put("Ended", () -> Calls.ordinary().say(at -> new Input.Stop(at, StopReason.CANCELLED)));
        return states;
    }

    private static Map<String, Function<Calls, Input>> inputs() {
        Map<String, Function<Calls, Input>> inputs = new LinkedHashMap<>();
        inputs.put("Begin", calls -> new Input.Begin(calls.now()));
        inputs.put("Tick, early", calls -> new Input.Tick(calls.now()));
        inputs.put("Tick, due", TransitionTableTest::due);
        for (String leg : List.of("caller", "callee")) {
            String channel = leg.equals("caller") ? CALLER : CALLEE;
            inputs.put(leg + " began", calls -> new Input.LegBegan(calls.now(), channel));
            inputs.put(leg + " rang", calls -> new Input.LegRang(calls.now(), channel));
            inputs.put(leg + " up", calls -> new Input.LegUp(calls.now(), channel));
            inputs.put(leg + " dial answered", calls -> new Input.DialEnded(calls.now(), channel, "ANSWER"));
            inputs.put(leg + " dial busy", calls -> new Input.DialEnded(calls.now(), channel, "BUSY"));
            inputs.put(leg + " enters bridge", calls -> new Input.BridgeEntered(calls.now(), channel));
            inputs.put(leg + " leaves bridge", calls -> new Input.BridgeLeft(calls.now(), channel));
            inputs.put(leg + " asks for end", calls -> new Input.HangupRequested(calls.now(), channel));
            inputs.put(leg + " never again", calls -> new Input.NeverAgain(calls.now(), channel));
            inputs.put(leg + " hung up", calls -> new Input.HungUp(calls.now(), channel, new HangupCause(17, 486)));
        }
        inputs.put("originate succeeded", calls -> new Input.OriginateEnded(calls.now(), CALLER, true, 4));
        inputs.put("originate failed", calls -> new Input.OriginateEnded(calls.now(), CALLER, false, 0));
        inputs.put("agi started", calls -> new Input.AgiStarted(calls.now()));
        for (String command : List.of("greeting", "limit-2", "dial-2", "closing")) {
            inputs.put(command + " done", calls -> new Input.AgiAnswered(calls.now(), command, 200, 0, null));
            inputs.put(command + " gone", calls -> new Input.AgiAnswered(calls.now(), command, 200, -1, null));
            inputs.put(command + " refused", calls -> new Input.ActionRefused(calls.now(), command, "no"));
        }
        for (String command : List.of("ask-1", "keyed-1")) {
            inputs.put(command + " gone", calls -> new Input.AgiAnswered(calls.now(), command, 200, -1, null));
            inputs.put(command + " refused", calls -> new Input.ActionRefused(calls.now(), command, "no"));
        }
        for (String command : List.of("check-1", "checked-1", "detect", "detected", "detectedby")) {
            inputs.put(command + " gone", calls -> new Input.AgiAnswered(calls.now(), command, 200, -1, null));
            inputs.put(command + " refused", calls -> new Input.ActionRefused(calls.now(), command, "no"));
        }
        inputs.put("no such check", calls -> new Input.AgiAnswered(calls.now(), "check-1", 200, -2, null));
        for (int round : List.of(1, 2)) {
            inputs.put("pressed 1 at " + round, calls -> announced(calls, "checked-" + round, 1, "1"));
            inputs.put("pressed 9 at " + round, calls -> announced(calls, "checked-" + round, 1, "9"));
            inputs.put("pressed nothing at " + round, calls -> announced(calls, "checked-" + round, 1, ""));
        }
        inputs.put("no detector", calls -> announced(calls, "detect", -2, null));
        inputs.put("heard a person", calls -> announced(calls, "detected", 1, "HUMAN"));
        inputs.put("heard why", calls -> announced(calls, "detectedby", 1, "HUMAN-800-800"));
        for (int round : List.of(1, 3)) {
            inputs.put("announcement done at " + round, calls -> announced(calls, "announce-" + round, 0, null));
            inputs.put("acknowledged at " + round, calls -> announced(calls, "keyed-" + round, 1, "5"));
            inputs.put("wrong key at " + round, calls -> announced(calls, "keyed-" + round, 1, "4"));
        }
        inputs.put("announce-1 gone", calls -> announced(calls, "announce-1", -1, null));
        inputs.put("announce-1 refused", calls -> new Input.ActionRefused(calls.now(), "announce-1", "no"));
        inputs.put("no such question", calls -> new Input.AgiAnswered(calls.now(), "ask-1", 200, -2, null));
        for (int n : List.of(1, 3)) {
            inputs.put("number keyed at " + n, calls -> keyed(calls, n, "493023125002"));
            inputs.put("wrong number keyed at " + n, calls -> keyed(calls, n, "112"));
            inputs.put("nothing keyed at " + n, calls -> keyed(calls, n, null));
        }
        for (String command : List.of("account-1", "pin-1")) {
            inputs.put(command + " keyed", calls -> new Input.AgiAnswered(calls.now(), command, 200, 1, "1000017"));
            inputs.put(command + " empty", calls -> new Input.AgiAnswered(calls.now(), command, 200, 1, ""));
        }
        inputs.put("identified", calls -> new Input.Identified(calls.now(), Calls.identified(calls.now())));
        inputs.put("identity denied", calls -> new Input.IdentityDenied(calls.now(), 1, 2));
        inputs.put("identity locked", calls -> new Input.IdentityDenied(calls.now(), 1, 0));
        for (int n : List.of(1, 2)) {
            inputs.put("callee allowed at " + n, calls -> allowed(calls, n));
            inputs.put(
                    "callee denied at " + n, calls -> new Input.CalleeDenied(calls.now(), n, RefusalReason.FORBIDDEN));
        }
        inputs.put("limit-2 not understood", calls -> new Input.AgiAnswered(calls.now(), "limit-2", 510, 0, null));
        inputs.put("originate refused", calls -> new Input.ActionRefused(calls.now(), "originate", "no"));
        inputs.put("originate unsent", calls -> Input.ActionRefused.unsent(calls.now(), "originate"));
        inputs.put("dial-2 unsent", calls -> Input.ActionRefused.unsent(calls.now(), "dial-2"));
        inputs.put("hangup refused", calls -> new Input.ActionRefused(calls.now(), "hangup", "No such channel"));
        inputs.put("dial 1 forbidden", calls -> new Input.DialForbidden(calls.now(), 1, "BLOCKED"));
        inputs.put("dial 2 forbidden", calls -> new Input.DialForbidden(calls.now(), 2, "BLOCKED"));
        inputs.put("switch lost", calls -> new Input.SwitchLost(calls.now()));
        inputs.put("seen bridged", calls -> seen(calls.now(), "Dial", true));
        inputs.put("seen in agi", calls -> seen(calls.now(), "AGI", false));
        inputs.put("seen in prompt", calls -> seen(calls.now(), "Playback", false));
        inputs.put("seen in question", calls -> seen(calls.now(), "Read", false));
        inputs.put("seen in detector", calls -> seen(calls.now(), "AMD", false));
        inputs.put("seen after talk", calls -> talkedOver(calls.now()));
        inputs.put("not seen", calls -> new Input.Sighted(calls.now(), Optional.empty(), List.of()));
        inputs.put(
                "switch began anew", calls -> new Input.Sighted(calls.now(), Optional.empty(), List.of(), calls.now()));
        inputs.put("extended", calls -> new Input.Extended(calls.now(), 1, 600, true));
        inputs.put("stop", calls -> new Input.Stop(calls.now(), StopReason.OPERATOR));
        inputs.put("stop, blocked", calls -> new Input.Stop(calls.now(), StopReason.BLOCKED));
        return inputs;
    }

    private static Input seen(Instant at, String application, boolean bridged) {
        return new Input.Sighted(
                at,
                Optional.of(new Input.SeenChannel(CALLER, true, application, bridged)),
                List.of(new Input.SeenChannel(CALLEE, true, "AppDial", bridged)));
    }

    private static Input announced(Calls calls, String command, int result, @Nullable String key) {
        return new Input.AgiAnswered(calls.now(), command, 200, result, key);
    }

    private static Input keyed(Calls calls, int tryNumber, @Nullable String digits) {
        return new Input.AgiAnswered(calls.now(), "keyed-" + tryNumber, 200, digits == null ? 0 : 1, digits);
    }

    private static Input allowed(Calls calls, int tryNumber) {
        return new Input.CalleeAllowed(calls.now(), Calls.allowed(calls.now(), tryNumber));
    }

    private static Input talkedOver(Instant at) {
        Set<Route> ways = Set.of(new Route("sim", "+493023125002"));
        return new Input.Sighted(at, Optional.of(new Input.SeenChannel(CALLER, true, "AGI", false, ways)), List.of());
    }

    private static Input due(Calls calls) {
        Instant deadline = calls.state().deadline();
        if (deadline != null && deadline.isAfter(calls.now())) {
            calls.after(Duration.between(calls.now(), deadline));
        }
        return new Input.Tick(calls.now());
    }
}
