package io.ringback.engine.call;

import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Effect.SetTimeout;
import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.call.Input.Sighted;
import io.ringback.engine.cause.CauseTable.Reading;
import io.ringback.engine.cause.Retry;
import java.time.Instant;

/**
 * How a call goes on when a fresh connection shows its caller's channel: from what is there, never by dialling the same
 * target again.
 */
final class Resumption {
    private static final String DIAL = "Dial";
    private static final String AGI = "AGI";
    private static final String PLAYBACK = "Playback";
    private static final String READ = "Read";
    private static final String DETECTOR = "AMD";
    private static final String DIALLED = "AppDial";

    private Resumption() {}

    static Step resume(Call call, Lost lost, Sighted sighted, Instant now) {
        SeenChannel caller = sighted.caller().orElseThrow();
        return switch (lost.before()) {
            case RingingCaller ringing -> ringing(call, ringing, caller, now);
            // Its end was reported already, so nothing is built on this channel any more.
            case CallerFailing failing -> Closing.hangUp(failing.progress(), null, Greeting.failure(), now);
            case Greeting greeting -> greeted(call, greeting, caller, now);
            case DetectingMachine detecting ->
                DetectingMachine.fetch(detecting.progress(), detecting.setupUntil(), now);
            case CheckingCaller checking ->
                caller.isRunning(READ)
                        ? CheckingCaller.overheard(checking.progress(), checking.rounds(), checking.setupUntil(), now)
                        : CheckingCaller.anew(call, checking.progress(), checking.rounds(), checking.setupUntil(), now);
            case Asking asking -> asking(call, asking, caller, now);
            case AwaitingIdentity awaiting ->
                // What was keyed is nowhere, on purpose.
                Asking.anew(
                        call,
                        awaiting.progress(),
                        new Inquiry(Question.ACCOUNT, awaiting.tries(), null),
                        awaiting.setupUntil(),
                        now);
            case AwaitingRuling awaiting -> awaiting.anew(now);
            case Announcing announcing ->
                Announcing.seenAgain(
                        call,
                        announcing.progress(),
                        announcing.rounds(),
                        announcing.until(),
                        caller.isRunning(AGI),
                        now);
            case PreparingDial preparing ->
                PreparingDial.prepare(
                        call, preparing.progress(), preparing.hunt(), preparing.setupUntil(), Greeting.failure(), now);
            case RingingCallee ringing -> ringingCallee(call, ringing, caller, sighted, now);
            case Talking talking -> talking(call, lost, talking, caller, now);
            case Closing closing ->
                closing.callerUp()
                        ? Closing.hangUp(closing.progress(), closing.callee(), closing.verdict(), now)
                        : Step.to(closing);
            case WaitingSwitch _, Lost _, Ended _ ->
                throw new IllegalStateException("cannot have been lost: " + lost.before());
        };
    }

    private static Step ringing(Call call, RingingCaller ringing, SeenChannel caller, Instant now) {
        if (!caller.up()) {
            // What nobody saw counts as rung: another trunk would ring the same phone again.
            return Step.to(
                    new RingingCaller(ringing.progress().withCallerRang(), ringing.route(), true, ringing.deadline()));
        }
        Progress answered = ringing.progress().withCallerAnswered(now);
        Greeting greeting = Greeting.awaitingHandOver(call, answered, now);
        Step step = Step.to(greeting)
                .emit(now, new LegAnswered(Leg.CALLER, answered.caller().n()));
        if (call.examines()) {
            return step.and(examined(call, greeting, caller, now));
        }
        if (caller.isRunning(AGI)) {
            return step.and(greeting.handedOver(call, now));
        }
        return step.and(
                call.announces()
                        ? announced(call, greeting, caller, now)
                        : Step.to(greeting.seenAgain(caller.isRunning(PLAYBACK), now)));
    }

    /** Whether a person answered is written down once it is known; till then somebody may have begun to find out. */
    private static Step examined(Call call, Greeting greeting, SeenChannel caller, Instant now) {
        boolean idle = caller.isRunning(AGI);
        if (call.detectsMachine() && (idle || caller.isRunning(DETECTOR))) {
            return DetectingMachine.fetch(greeting.progress(), greeting.setupUntil(), now);
        }
        if (caller.isRunning(READ)) {
            return CheckingCaller.overheard(greeting.progress(), greeting.setupUntil(), now);
        }
        return idle ? greeting.handedOver(call, now) : Step.to(greeting.seenAgain(false, now));
    }

    /** Rounds are not written down: whoever had the call before may have begun the first. */
    private static Step announced(Call call, Greeting greeting, SeenChannel caller, Instant now) {
        boolean idle = caller.isRunning(AGI);
        if (!idle && !caller.isRunning(READ) && !caller.isRunning(PLAYBACK)) {
            return Step.to(greeting.seenAgain(false, now));
        }
        Tries first = Tries.first(call.menu().tries());
        return Announcing.seenAgain(call, greeting.progress(), first, greeting.setupUntil(), idle, now);
    }

    /** A question that runs is let run; its answer is fetched behind it. */
    private static Step asking(Call call, Asking asking, SeenChannel caller, Instant now) {
        return caller.isRunning(READ)
                ? Asking.overheard(call, asking.progress(), asking.inquiry(), asking.setupUntil(), now)
                : Asking.anew(call, asking.progress(), asking.inquiry(), asking.setupUntil(), now);
    }

    /** A channel that waits has heard the greeting, or will go without; one that hears it is let hear the rest. */
    private static Step greeted(Call call, Greeting greeting, SeenChannel caller, Instant now) {
        if (!greeting.handedOver() && call.examines()) {
            return examined(call, greeting, caller, now);
        }
        if (call.announces()) {
            return announced(call, greeting, caller, now);
        }
        if (call.asks() && caller.isRunning(READ)) {
            // Questions are not written down: whoever had the call before has asked the first at least.
            return Asking.overheard(call, greeting.progress(), Inquiry.first(call), greeting.setupUntil(), now);
        }
        return caller.isRunning(AGI)
                ? greeting.goOn(call, now)
                : Step.to(greeting.seenAgain(caller.isRunning(PLAYBACK), now));
    }

    private static Step ringingCallee(
            Call call, RingingCallee ringing, SeenChannel caller, Sighted sighted, Instant now) {
        CalleeLeg callee = sighted.others().stream()
                .filter(other -> other.isRunning(DIALLED))
                .findFirst()
                .map(other -> ringing.callee().withChannel(other.uniqueId()))
                .orElse(ringing.callee())
                .withRang();
        if (caller.bridged()) {
            return bridgedUnseen(call, ringing, callee, now);
        }
        if (caller.isRunning(DIAL)) {
            return Step.to(new RingingCallee(
                    ringing.progress(),
                    ringing.hunt(),
                    callee,
                    ringing.callerAsked(),
                    null,
                    false,
                    ringing.setupUntil(),
                    ringing.deadline()));
        }
        boolean talked =
                callee.answered() || caller.talkedOver().contains(callee.dial().route());
        if (talked && !call.order().confirm()) {
            return talkedUnseen(call, ringing, callee, now);
        }
        Reading unseen = new Reading(Disposition.UNKNOWN, Retry.NEVER);
        return ringing.goOn(call, unseen, HungUpBy.UNKNOWN, now, now);
    }

    /** The charge counts from the first sight, the cut-off from the dial's intent. */
    private static Step bridgedUnseen(Call call, RingingCallee ringing, CalleeLeg callee, Instant now) {
        Instant intent = callee.dial().at();
        Step begun = Talking.begin(call, ringing.progress(), ringing.hunt(), callee.withAnswered(), now, intent, now);
        return answered(ringing, callee, now).and(begun);
    }

    /** The whole talk came and went while nobody looked: how long it was cannot be proven. */
    private static Step talkedUnseen(Call call, RingingCallee ringing, CalleeLeg callee, Instant now) {
        Verdict verdict = Verdict.talkedUnseen();
        Step talked = answered(ringing, callee, now)
                .emit(now, new Bridged(callee.dial().n()));
        return Talking.ended(talked, ringing.progress(), verdict, now)
                .emit(now, callee.ended(Disposition.ANSWERED, HungUpBy.UNKNOWN))
                .and(Closing.farewell(call, ringing.progress(), null, verdict, now));
    }

    private static Step answered(RingingCallee ringing, CalleeLeg callee, Instant now) {
        return callee.answered()
                ? Step.to(ringing)
                : Step.to(ringing)
                        .emit(now, new LegAnswered(Leg.CALLEE, callee.dial().n()));
    }

    private static Step talking(Call call, Lost lost, Talking talking, SeenChannel caller, Instant now) {
        if (caller.bridged()) {
            int seconds = talking.talk().timeoutSeconds(now);
            return Step.to(talking.resumed())
                    .then(new SetTimeout(talking.progress().channel(), seconds));
        }
        Verdict verdict = talking.lostAt(lost.since());
        return Talking.ended(Step.to(talking), talking.progress(), verdict, now)
                .and(Closing.farewell(call, talking.progress(), talking.callee(), verdict, now));
    }
}
