package io.ringback.engine.inbound;

import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Inquiry;
import io.ringback.engine.call.Menu;
import io.ringback.engine.call.MenuVoice;
import io.ringback.engine.call.Tries;
import io.ringback.engine.inbound.InboundEffect.Run;
import io.ringback.engine.inbound.InboundInput.Ended;
import io.ringback.engine.inbound.InboundInput.HungUp;
import io.ringback.engine.inbound.InboundInput.LineSeen;
import io.ringback.engine.inbound.InboundInput.Refused;
import io.ringback.engine.inbound.InboundInput.Tick;
import io.ringback.engine.inbound.Purpose.AccessCall;
import io.ringback.engine.speech.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The caller was answered and is asked for the destination, as on a call that goes out. */
record Asking(AccessCall called, Inquiry inquiry, Instant deadline) implements InboundState {
    /** For a prompt to end. */
    static final Duration PROMPT = Duration.ofSeconds(30);

    /** What the switch answers that has no such application. */
    private static final int NO_APPLICATION = -2;

    /** Numbers of questions that nobody has asked before a cut. */
    private static final int BEHIND_A_CUT = 101;

    /** Answers and asks. */
    static InboundStep begin(InboundCall call, AccessCall called, Instant now) {
        List<InboundEffect> effects = new ArrayList<>();
        effects.add(run(call, "stay", new AgiCommand.SetAbsoluteTimeout(longest(called.menu()))));
        effects.add(run(call, "answer", new AgiCommand.Answer()));
        Tries tries = call.answered()
                ? new Tries(BEHIND_A_CUT, called.menu().tries() - 1)
                : Tries.first(called.menu().tries());
        InboundStep asking =
                ask(call, called, Inquiry.destination(tries), call.speech().say(Prompt.WELCOME), now);
        effects.addAll(asking.effects());
        return new InboundStep(asking.next(), effects);
    }

    /** No call lasts longer, whoever is left to watch it. */
    private static int longest(Menu menu) {
        Duration questions = question(menu).multipliedBy(menu.tries());
        return Math.toIntExact(questions.plus(PROMPT.multipliedBy(3)).toSeconds());
    }

    private static Duration question(Menu menu) {
        return PROMPT.plusSeconds(menu.firstKeySeconds() + (long) Inquiry.MOST_DIGITS * menu.nextKeySeconds());
    }

    private static InboundStep ask(
            InboundCall call, AccessCall called, Inquiry inquiry, List<String> before, Instant now) {
        MenuVoice voice = new MenuVoice(call.speech());
        List<InboundEffect> commands = inquiry.commands(called.menu(), voice, call.channel(), before).stream()
                .<InboundEffect>map(Run::new)
                .toList();
        return new InboundStep(new Asking(called, inquiry, now.plus(question(called.menu()))), commands);
    }

    static Run run(InboundCall call, String name, AgiCommand command) {
        return new Run(new RunAgi(call.channel(), name, command, null));
    }

    @Override
    public InboundStep on(InboundCall call, InboundInput input, Instant now) {
        return switch (input) {
            case HungUp _ -> InboundStep.to(new Gone());
            case Refused _ -> Ending.hangUp(now);
            case Tick _ -> due(now) ? Ending.hangUp(now) : InboundStep.to(this);
            case Ended ended -> ended(call, ended, now);
            case LineSeen _ -> InboundStep.to(this);
        };
    }

    private InboundStep ended(InboundCall call, Ended ended, Instant now) {
        if (ended.answer().channelGone()) {
            return InboundStep.to(new Gone());
        }
        if (!ended.ends(inquiry.asks()) && !ended.ends(inquiry.keyed())) {
            return InboundStep.to(this);
        }
        if (notUnderstood(ended)) {
            return Ending.hangUp(now);
        }
        return ended.ends(inquiry.keyed()) ? keyed(call, ended.answer().text(), now) : InboundStep.to(this);
    }

    /** Whether the switch cannot do what it was told. */
    static boolean notUnderstood(Ended ended) {
        return ended.answer().code() != 200 || ended.answer().result() == NO_APPLICATION;
    }

    private InboundStep keyed(InboundCall call, String digits, Instant now) {
        if (called.menu().accepts(digits)) {
            return ReadingBack.begin(call, called, digits, now);
        }
        List<String> wrong = new MenuVoice(call.speech()).wrong(inquiry.question(), digits);
        return inquiry.next()
                .map(next -> ask(call, called, next, wrong, now))
                .orElseGet(() -> Parting.say(call, Parting.refused(call, wrong), now));
    }
}
