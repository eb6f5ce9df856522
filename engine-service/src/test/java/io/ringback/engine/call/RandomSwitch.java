package io.ringback.engine.call;

import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Says mostly what a switch might say next, sometimes anything at all. */
final class RandomSwitch {
    private static final List<String> STATUSES =
            List.of("ANSWER", "BUSY", "NOANSWER", "CONGESTION", "CANCEL", "CONTINUE");
    private static final List<Integer> CAUSES = List.of(0, 1, 3, 16, 17, 19, 21, 34, 38, 66);
    private static final List<Integer> RESPONSES = List.of(404, 480, 486, 500, 503, 603);

    private static final List<StopReason> STOPS = List.copyOf(EnumSet.allOf(StopReason.class));

    private final SplittableRandom random;

    RandomSwitch(SplittableRandom random) {
        this.random = random;
    }

    Input next(History history) {
        return random.nextInt(10) < 7 ? fitting(history) : any(history);
    }

    private Input fitting(History history) {
        Instant at = history.now();
        String caller = history.callerChannel();
        String callee = history.calleeChannel();
        if (history.state() instanceof WaitingSwitch) {
            return new Input.Begin(at);
        }
        if (history.state() instanceof RingingCaller ringing) {
            return switch (random.nextInt(5)) {
                case 0 -> new Input.LegBegan(at, caller);
                case 1 -> new Input.LegRang(at, caller);
                case 2 -> ringing.began() ? new Input.AgiStarted(at) : new Input.LegUp(at, caller);
                case 3 -> new Input.AgiStarted(at);
                default -> random.nextInt(3) == 0 ? hungUp(at, caller) : new Input.LegUp(at, caller);
            };
        }
        if (history.state() instanceof RingingCallee ringing) {
            return ringing.callee().uniqueId() == null
                    ? new Input.LegBegan(at, callee)
                    : switch (random.nextInt(6)) {
                        case 0 -> new Input.LegRang(at, callee);
                        case 1 -> new Input.BridgeEntered(at, callee);
                        case 2 -> new Input.BridgeEntered(at, caller);
                        case 3 -> hungUp(at, callee);
                        case 4 -> answered(at, history.lastCommand());
                        default -> new Input.LegUp(at, callee);
                    };
        }
        if (history.state() instanceof CheckingCaller checking) {
            String key = List.of("1", "1", "1", "9", "5", "").get(random.nextInt(6));
            return new Input.AgiAnswered(at, "checked-" + checking.rounds().number(), 200, 1, key);
        }
        if (history.state() instanceof DetectingMachine detecting) {
            String heard = List.of("HUMAN", "MACHINE", "NOTSURE", "").get(random.nextInt(4));
            return detecting.heard() == null
                    ? new Input.AgiAnswered(at, "detected", 200, 1, heard)
                    : new Input.AgiAnswered(at, "detectedby", 200, 1, "TOOLONG-5000");
        }
        if (history.state() instanceof Asking asking) {
            return random.nextInt(3) == 0
                    ? answered(at, asking.inquiry().asks())
                    : keyed(at, asking.inquiry().keyed());
        }
        if (history.state() instanceof Announcing announcing) {
            int n = announcing.rounds().number();
            return random.nextInt(3) == 0 ? answered(at, "announce-" + n) : pressed(at, n);
        }
        if (history.state() instanceof AwaitingRuling awaiting) {
            return ruling(at, awaiting.tries().number());
        }
        if (history.state() instanceof AwaitingIdentity) {
            return new Input.Identified(at, Calls.identified(at));
        }
        return history.state() instanceof Talking && random.nextInt(3) > 0
                ? new Input.Tick(at)
                : answered(at, history.lastCommand());
    }

    private Input any(History history) {
        Instant at = history.now();
        String channel = random.nextBoolean() ? history.callerChannel() : history.calleeChannel();
        return switch (random.nextInt(24)) {
            case 0 -> new Input.LegBegan(at, channel);
            case 1 -> new Input.LegRang(at, channel);
            case 2 -> new Input.LegUp(at, channel);
            case 3 -> new Input.DialEnded(at, channel, STATUSES.get(random.nextInt(STATUSES.size())));
            case 4 -> new Input.BridgeEntered(at, channel);
            case 5 -> new Input.BridgeLeft(at, channel);
            case 6 -> new Input.HangupRequested(at, channel);
            case 7 -> hungUp(at, channel);
            case 8 -> new Input.OriginateEnded(at, channel, random.nextBoolean(), random.nextInt(6));
            case 9 -> new Input.AgiStarted(at);
            case 10 -> answered(at, history.lastCommand());
            case 11 ->
                random.nextInt(3) == 0
                        ? Input.ActionRefused.unsent(at, refused(history))
                        : new Input.ActionRefused(at, refused(history), "Channel does not exist.");
            case 12 -> new Input.DialForbidden(at, random.nextInt(1, 5), "BLOCKED");
            case 13 -> new Input.SwitchLost(at);
            case 14 -> seen(at, history);
            case 15 -> new Input.Begin(at);
            case 16 ->
                random.nextInt(3) == 0
                        ? new Input.Stop(at, STOPS.get(random.nextInt(STOPS.size())))
                        : new Input.Tick(at);
            case 17 -> new Input.Extended(at, random.nextInt(4), random.nextInt(600), random.nextBoolean());
            case 18 -> keyed(at, List.of("keyed-", "account-", "pin-").get(random.nextInt(3)) + random.nextInt(1, 4));
            case 19 -> ruling(at, random.nextInt(1, 4));
            case 20 -> pressed(at, random.nextInt(1, 4));
            case 21 ->
                new Input.NeverAgain(at, random.nextInt(4) == 0 ? history.callerChannel() : history.calleeChannel());
            default -> new Input.Tick(at);
        };
    }

    private Input keyed(Instant at, String command) {
        String digits = List.of("493023125002", "493023125002", "", "112").get(random.nextInt(4));
        return new Input.AgiAnswered(at, command, 200, 1, digits);
    }

    private Input pressed(Instant at, int round) {
        String key = List.of("5", "4", "").get(random.nextInt(3));
        return new Input.AgiAnswered(at, "keyed-" + round, 200, 1, key);
    }

    private Input ruling(Instant at, int tryNumber) {
        if (random.nextInt(8) == 0) {
            return random.nextBoolean()
                    ? new Input.Identified(at, Calls.identified(at))
                    : new Input.IdentityDenied(at, tryNumber, random.nextInt(3));
        }
        return random.nextInt(3) == 0
                ? new Input.CalleeDenied(at, tryNumber, RefusalReason.NO_MONEY)
                : new Input.CalleeAllowed(at, Calls.allowed(at, tryNumber));
    }

    private Input hungUp(Instant at, String channel) {
        Integer sip = random.nextBoolean() ? RESPONSES.get(random.nextInt(RESPONSES.size())) : null;
        return new Input.HungUp(at, channel, new HangupCause(CAUSES.get(random.nextInt(CAUSES.size())), sip));
    }

    private Input answered(Instant at, String command) {
        int code = random.nextInt(15) == 0 ? 510 : 200;
        return new Input.AgiAnswered(at, command, code, random.nextInt(8) == 0 ? -1 : 0, null);
    }

    private String refused(History history) {
        return switch (random.nextInt(3)) {
            case 0 -> Input.ActionRefused.ORIGINATE;
            case 1 -> Input.ActionRefused.HANGUP;
            default -> history.lastCommand();
        };
    }

    private Input seen(Instant at, History history) {
        boolean bridged = random.nextBoolean();
        String application =
                List.of("AGI", "Dial", "AppDial2", "Playback", "Read", "AMD").get(random.nextInt(6));
        Set<Route> talkedOver = random.nextInt(4) == 0 ? Set.of(new Route("sim", "+493023125002")) : Set.of();
        Input.SeenChannel caller =
                new Input.SeenChannel(history.callerChannel(), random.nextBoolean(), application, bridged, talkedOver);
        Input.SeenChannel other = new Input.SeenChannel(history.calleeChannel(), true, "AppDial", bridged);
        return new Input.Sighted(
                at,
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(caller),
                random.nextBoolean() ? List.of(other) : List.of(),
                random.nextInt(8) == 0 ? at : null);
    }

    /** For the history's own book-keeping. */
    static boolean dials(Effect effect) {
        return effect instanceof Originate
                || (effect instanceof RunAgi run && run.command() instanceof AgiCommand.DialCallee);
    }
}
