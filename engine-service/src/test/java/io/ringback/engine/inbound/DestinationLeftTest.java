package io.ringback.engine.inbound;

import static io.ringback.engine.inbound.Visitors.ANI;
import static io.ringback.engine.inbound.Visitors.ARRIVED;
import static io.ringback.engine.inbound.Visitors.CHANNEL;
import static io.ringback.engine.inbound.Visitors.DIGITS;
import static io.ringback.engine.inbound.Visitors.EVENT;
import static io.ringback.engine.inbound.Visitors.NUMBER;
import static io.ringback.engine.inbound.Visitors.SPEECH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.LineEvent.DestinationLeft;
import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.AgiCommand.Answer;
import io.ringback.engine.call.AgiCommand.AwaitKey;
import io.ringback.engine.call.AgiCommand.AwaitNextKey;
import io.ringback.engine.call.AgiCommand.GetKeys;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.AgiCommand.ReadKeys;
import io.ringback.engine.call.AgiCommand.SetAbsoluteTimeout;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.inbound.InboundEffect.HangUp;
import io.ringback.engine.inbound.InboundEffect.Run;
import io.ringback.engine.inbound.InboundEffect.Tell;
import io.ringback.engine.inbound.InboundInput.Ended;
import io.ringback.engine.speech.Prompt;
import io.ringback.engine.speech.Replacements;
import io.ringback.engine.speech.Speech;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The destination is left on the inbound call. */
class DestinationLeftTest {
    private static final List<String> QUESTION = SPEECH.say(Prompt.ENTER_NUMBER);

    @Test
    void caller_is_answered_and_asked_in_one_command_that_any_key_interrupts() {
        assertThat(Visitors.asked().step().effects())
                .isEqualTo(List.of(
                        run("stay", new SetAbsoluteTimeout(390)),
                        run("answer", new Answer()),
                        run("first-1", new AwaitKey(10)),
                        run("pause-1", new AwaitNextKey(3)),
                        run("ask-1", new ReadKeys(Speech.joined(SPEECH.say(Prompt.WELCOME), QUESTION), 20)),
                        run("keyed-1", new GetKeys())));
    }

    @Test
    void number_that_fits_is_read_back_and_told_only_when_it_was_heard() {
        Visitors visitor = Visitors.asked().keys(1, DIGITS);
        assertThat(visitor.step())
                .isEqualTo(InboundStep.to(
                        new ReadingBack(Visitors.to(Mode.PROMPT, ANI), DIGITS, ARRIVED.plusSeconds(30)),
                        run("readback", new Play(SPEECH.youDialled(DIGITS)))));

        visitor.ends("readback");

        assertThat(visitor.step())
                .isEqualTo(InboundStep.to(
                        new Parting(ARRIVED.plusSeconds(30)),
                        new Tell(new DestinationLeft(EVENT, ARRIVED, false, NUMBER, ANI, DIGITS)),
                        run("parting", new Play(SPEECH.say(Prompt.WILL_CALL_BACK)))));
        assertThat(visitor.ends("parting").step())
                .isEqualTo(InboundStep.to(new Ending(new HangUp(), 1, ARRIVED.plusSeconds(1)), new HangUp()));
    }

    @Test
    void wrong_and_missing_numbers_use_up_tries_and_the_last_ends_in_a_goodbye() {
        Visitors visitor = Visitors.asked().keys(1, "112");
        assertThat(visitor.step().effects())
                .contains(run("ask-2", new ReadKeys(Speech.joined(SPEECH.say(Prompt.WRONG_NUMBER), QUESTION), 20)));

        visitor.keys(2, "");
        assertThat(visitor.step().effects())
                .contains(run("ask-3", new ReadKeys(Speech.joined(SPEECH.say(Prompt.NOTHING_ENTERED), QUESTION), 20)));

        visitor.keys(3, "999");
        assertThat(visitor.step())
                .isEqualTo(InboundStep.to(
                        new Parting(ARRIVED.plusSeconds(30)),
                        run(
                                "parting",
                                new Play(Speech.joined(SPEECH.say(Prompt.WRONG_NUMBER), SPEECH.say(Prompt.GOODBYE))))));
    }

    @Test
    void who_hangs_up_while_the_number_is_read_back_has_left_nothing() {
        Visitors visitor = Visitors.readBack().say(ended("readback", 200, -1));

        assertThat(visitor.step()).isEqualTo(InboundStep.to(new Gone()));
    }

    @Test
    void question_the_switch_cannot_ask_ends_the_call() {
        InboundStep ending = InboundStep.to(new Ending(new HangUp(), 1, ARRIVED.plusSeconds(1)), new HangUp());

        assertThat(Visitors.asked().say(ended("ask-1", 200, -2)).step()).isEqualTo(ending);
        assertThat(Visitors.asked().say(ended("ask-1", 510, 0)).step()).isEqualTo(ending);
        assertThat(Visitors.readBack().say(ended("readback", 510, 0)).step()).isEqualTo(ending);
    }

    @Test
    void caller_who_was_answered_before_a_cut_is_asked_again_under_a_number_nobody_asked_under() {
        Visitors visitor = Visitors.arriving(Visitors.call(Mode.PROMPT, ANI, true));

        visitor.keys(1, "00493023125009");
        assertThat(visitor.step().effects()).isEmpty();
        visitor.keys(101, DIGITS);
        assertThat(visitor.state())
                .isEqualTo(new ReadingBack(Visitors.to(Mode.PROMPT, ANI), DIGITS, ARRIVED.plusSeconds(30)));
    }

    @Test
    void where_the_operator_has_nothing_said_the_call_ends_at_once() {
        InboundCall silent = new InboundCall(
                EVENT,
                ARRIVED,
                CHANNEL,
                false,
                Visitors.to(Mode.PROMPT, ANI),
                new Speech(SPEECH.language(), Replacements.silence()));

        Visitors visitor = Visitors.arriving(silent).keys(1, DIGITS).ends("readback");

        assertThat(visitor.step())
                .isEqualTo(InboundStep.to(
                        new Ending(new HangUp(), 1, ARRIVED.plusSeconds(1)),
                        new Tell(new DestinationLeft(EVENT, ARRIVED, false, NUMBER, ANI, DIGITS)),
                        new HangUp()));
    }

    private static Ended ended(String command, int code, int result) {
        return new Ended(new AgiAnswered(ARRIVED, command, code, result, null));
    }

    private static Run run(String name, AgiCommand command) {
        return new Run(new RunAgi(CHANNEL, name, command, null));
    }
}
