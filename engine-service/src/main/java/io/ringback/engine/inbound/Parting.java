package io.ringback.engine.inbound;

import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.inbound.InboundInput.Ended;
import io.ringback.engine.inbound.InboundInput.HungUp;
import io.ringback.engine.inbound.InboundInput.LineSeen;
import io.ringback.engine.inbound.InboundInput.Refused;
import io.ringback.engine.inbound.InboundInput.Tick;
import io.ringback.engine.speech.Prompt;
import io.ringback.engine.speech.Speech;
import java.time.Instant;
import java.util.List;

/** The caller hears the last words. */
record Parting(Instant deadline) implements InboundState {
    private static final String COMMAND = "parting";

    /** You will be called back. */
    static List<String> promise(InboundCall call) {
        return call.speech().say(Prompt.WILL_CALL_BACK);
    }

    /** What was wrong, and goodbye. */
    static List<String> refused(InboundCall call, List<String> wrong) {
        return Speech.joined(wrong, call.speech().say(Prompt.GOODBYE));
    }

    /** @param words none, if the operator has nothing said here */
    static InboundStep say(InboundCall call, List<String> words, Instant now) {
        return words.isEmpty()
                ? Ending.hangUp(now)
                : InboundStep.to(new Parting(now.plus(Asking.PROMPT)), Asking.run(call, COMMAND, new Play(words)));
    }

    @Override
    public InboundStep on(InboundCall call, InboundInput input, Instant now) {
        return switch (input) {
            case HungUp _ -> InboundStep.to(new Gone());
            case Refused _ -> Ending.hangUp(now);
            case Tick _ -> due(now) ? Ending.hangUp(now) : InboundStep.to(this);
            case Ended ended -> ended.ends(COMMAND) ? Ending.hangUp(now) : InboundStep.to(this);
            case LineSeen _ -> InboundStep.to(this);
        };
    }
}
