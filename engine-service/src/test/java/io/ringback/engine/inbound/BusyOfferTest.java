package io.ringback.engine.inbound;

import static io.ringback.engine.inbound.Visitors.ARRIVED;
import static io.ringback.engine.inbound.Visitors.BUSY_LINE;
import static io.ringback.engine.inbound.Visitors.CHANNEL;
import static io.ringback.engine.inbound.Visitors.EVENT;
import static io.ringback.engine.inbound.Visitors.SPEECH;
import static io.ringback.engine.inbound.Visitors.UNANSWERED_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.LineEvent.BusyOfferTaken;
import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.AgiCommand.AwaitKey;
import io.ringback.engine.call.AgiCommand.GetKeys;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.AgiCommand.ReadKeys;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.inbound.InboundEffect.HangUp;
import io.ringback.engine.inbound.InboundEffect.LookAt;
import io.ringback.engine.inbound.InboundEffect.Run;
import io.ringback.engine.inbound.InboundEffect.Tell;
import io.ringback.engine.speech.Prompt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusyOfferTest {
    private static final InboundStep HUNG_UP =
            InboundStep.to(new Ending(new HangUp(), 1, ARRIVED.plusSeconds(1)), new HangUp());

    @Test
    void line_is_looked_at_before_anything_is_offered() {
        assertThat(Visitors.checkingLine().step())
                .isEqualTo(InboundStep.to(
                        new CheckingLine(BUSY_LINE, ARRIVED.plusSeconds(3)), new LookAt(BUSY_LINE.line())));
    }

    @ParameterizedTest
    @EnumSource(
            value = LineState.class,
            names = {"IN_USE", "RINGING", "STATELESS"})
    void line_that_is_still_busy_or_cannot_be_looked_at_is_offered(LineState state) {
        assertThat(Visitors.checkingLine().sees(state).step())
                .isEqualTo(InboundStep.to(
                        new Offering(BUSY_LINE, ARRIVED.plusSeconds(35)),
                        run("patience", new AwaitKey(5)),
                        run("offer", new ReadKeys(SPEECH.say(Prompt.BUSY_OFFER), 1)),
                        run("taken", new GetKeys())));
    }

    @ParameterizedTest
    @EnumSource(
            value = LineState.class,
            names = {"FREE", "UNAVAILABLE"})
    void line_that_need_not_or_cannot_be_waited_for_is_not_offered(LineState state) {
        assertThat(Visitors.checkingLine().sees(state).step()).isEqualTo(HUNG_UP);
    }

    @ParameterizedTest
    @EnumSource(
            value = LineState.class,
            names = {"FREE", "IN_USE", "RINGING"})
    void line_where_nobody_answers_is_offered_though_it_is_free(LineState state) {
        assertThat(Visitors.checkingUnansweredLine().sees(state).step())
                .isEqualTo(InboundStep.to(
                        new Offering(UNANSWERED_LINE, ARRIVED.plusSeconds(35)),
                        run("patience", new AwaitKey(5)),
                        run("offer", new ReadKeys(SPEECH.say(Prompt.NO_REPLY_OFFER), 1)),
                        run("taken", new GetKeys())));
    }

    @ParameterizedTest
    @EnumSource(
            value = LineState.class,
            names = {"STATELESS", "UNAVAILABLE"})
    void line_where_nobody_answers_and_nobody_would_see_it_used_is_not_offered(LineState state) {
        assertThat(Visitors.checkingUnansweredLine().sees(state).step()).isEqualTo(HUNG_UP);
    }

    @Test
    void offer_that_is_taken_where_nobody_answered_says_so() {
        assertThat(Visitors.checkingUnansweredLine()
                        .sees(LineState.FREE)
                        .presses("5")
                        .step())
                .isEqualTo(InboundStep.to(
                        new Parting(ARRIVED.plusSeconds(30)),
                        new Tell(new BusyOfferTaken(
                                EVENT, ARRIVED, false, UNANSWERED_LINE.waiter(), UNANSWERED_LINE.line(), false)),
                        run("parting", new Play(SPEECH.say(Prompt.NO_REPLY_OFFER_TAKEN)))));
    }

    @Test
    void switch_that_does_not_say_how_the_line_stands_has_nothing_to_offer() {
        Visitors visitor = Visitors.checkingLine().after(Duration.ofSeconds(3)).tick();

        assertThat(visitor.state())
                .isEqualTo(new Ending(new HangUp(), 1, visitor.now().plusSeconds(1)));
    }

    @Test
    void five_takes_the_offer_which_is_durable_before_it_is_confirmed() {
        assertThat(Visitors.offered().presses("5").step())
                .isEqualTo(InboundStep.to(
                        new Parting(ARRIVED.plusSeconds(30)),
                        new Tell(new BusyOfferTaken(EVENT, ARRIVED, false, BUSY_LINE.waiter(), BUSY_LINE.line(), true)),
                        run("parting", new Play(SPEECH.say(Prompt.BUSY_OFFER_TAKEN)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "9", "*", "55"})
    void any_other_key_or_none_hangs_up(String keys) {
        assertThat(Visitors.offered().presses(keys).step()).isEqualTo(HUNG_UP);
    }

    @ParameterizedTest
    @CsvSource({
        "-2, STATELESS",
        "-1, STATELESS",
        "0, FREE",
        "1, IN_USE",
        "2, IN_USE",
        "4, UNAVAILABLE",
        "8, RINGING",
        "9, IN_USE",
        "16, IN_USE",
        "17, IN_USE",
        "x, STATELESS",
        "99999999999, STATELESS"
    })
    void state_of_a_line_is_read_from_its_extension_s_status(String status, LineState state) {
        assertThat(LineState.read(status)).isEqualTo(state);
    }

    private static Run run(String name, AgiCommand command) {
        return new Run(new RunAgi(CHANNEL, name, command, null));
    }
}
