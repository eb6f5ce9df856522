package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.ACCOUNT;
import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static io.ringback.trigger.callback.Callbacks.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.Trigger;
import io.ringback.trigger.Story;
import io.ringback.trigger.admission.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is rung if the caller is not reached. */
class PersonsTest {
    private static final Party ANN = Story.CALLER;
    private static final Party BOB = new Party.E164("+442079460002");
    private static final Party CAT = new Party.E164("+442079460003");
    private static final Instant LATER = TEN.plus(Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({"NO_ANSWER", "BUSY", "REJECTED", "UNREACHABLE", "INVALID_NUMBER", "CONGESTION", "FAILED"})
    void next_person_is_rung_at_once_when_the_one_before_is_not_reached(Disposition disposition) {
        Run run = run(Retries.NONE);

        fails(run, FIRST, disposition);
        assertThat(run.told()).endsWith(disposition + " RETRY_WAIT");
        assertThat(run.callback().dueAt().orElseThrow()).isBefore(LATER);
        run.due(SECOND, LATER);

        assertThat(callers(run)).containsExactly(ANN, BOB);
        assertThat(wishes(run).getLast().callerRingTimeoutSeconds()).isEqualTo(20);
        assertThat(run.callback().caller()).isEqualTo(BOB);
        assertThat(run.callback().attempts()).isEqualTo(2);
        assertThat(run.callback().tries()).isEqualTo(1);
        assertThat(Callbacks.steps(run.whole()).stream().map(TimelineStep::text))
                .anyMatch(text -> text.endsWith(" Person 2 of 3 is rung next."));
    }

    @Test
    void all_of_them_together_are_one_try_and_the_next_try_begins_with_the_first() {
        Run run = run(new Retries(1, Duration.ofMinutes(5), false));
        failsAll(run, 0);

        run.due(attempt(3), TEN.plus(Duration.ofMinutes(20)));
        failsAll(run, 3);

        assertThat(callers(run)).containsExactly(ANN, BOB, CAT, ANN, BOB, CAT);
        assertThat(run.told()).endsWith("BUSY NOT_REACHED");
        assertThat(run.callback().attempts()).isEqualTo(6);
    }

    @Test
    void person_who_answered_is_rung_again_when_the_callee_was_busy() {
        Run run = run(Retries.DEFAULT);
        fails(run, FIRST, Disposition.NO_ANSWER);
        run.due(SECOND, LATER);
        Story story = story(run, SECOND);
        run.hear(story.authorized())
                .hear(story.callee(Disposition.BUSY, 17, 486))
                .hear(story.settled("0", null));

        run.due(THIRD, TEN.plus(Duration.ofHours(1)));

        assertThat(callers(run)).containsExactly(ANN, BOB, BOB);
    }

    @Test
    void try_that_was_put_off_keeps_its_person() {
        Run run = run(Retries.NONE);
        fails(run, FIRST, Disposition.NO_ANSWER);
        run.due(SECOND, LATER);
        Story story = story(run, SECOND);
        run.hear(story.authorized()).hear(story.deferred(DeferReason.CAPACITY)).hear(story.settled("0", null));

        run.due(THIRD, TEN.plus(Duration.ofHours(1)));

        assertThat(callers(run)).containsExactly(ANN, BOB, BOB);
    }

    @Test
    void nobody_else_is_rung_after_a_talk_or_an_end_nobody_saw() {
        Run talked = run(Retries.NONE);
        Run lost = run(Retries.NONE);

        talked.hear(story(talked, FIRST).authorized())
                .hear(story(talked, FIRST).talk())
                .hear(story(talked, FIRST).settled("0.10", null));
        lost.hear(story(lost, FIRST).authorized())
                .hear(story(lost, FIRST).lost())
                .hear(story(lost, FIRST).settled("0", null));

        assertThat(talked.told()).endsWith("ANSWERED COMPLETED");
        assertThat(lost.told()).endsWith("UNKNOWN UNKNOWN");
    }

    @Test
    void nobody_else_is_rung_after_a_cancel() {
        Run between = run(Retries.NONE);
        fails(between, FIRST, Disposition.NO_ANSWER);
        between.cancel(LATER);
        Run unpaid = run(Retries.NONE);
        Story story = story(unpaid, FIRST);
        unpaid.hear(story.authorized()).hear(story.caller(Disposition.NO_ANSWER, 19, 480));
        unpaid.cancel(LATER).hear(story.settled("0", null));

        assertThat(between.told()).endsWith("CANCELLED CANCELLED");
        assertThat(unpaid.told()).endsWith("CANCELLED CANCELLED");
        assertThat(callers(unpaid)).containsExactly(ANN);
    }

    @Test
    void person_whom_a_rule_forbids_is_left_out_and_the_last_one_ends_it() {
        Run run = run(Retries.NONE);
        fails(run, FIRST, Disposition.NO_ANSWER);
        RuleAnswer gone = Rule.CALLER_REGISTERED.forbids("Not registered any more.");

        run.take(new Input.Due(SECOND, gone), LATER);
        assertThat(run.callback().caller()).isEqualTo(CAT);
        run.take(new Input.Due(SECOND, gone), LATER);

        assertThat(run.told()).endsWith("CALLER_REGISTERED RETRY_WAIT", "CALLER_REGISTERED REFUSED");
        assertThat(callers(run)).containsExactly(ANN);
    }

    @Test
    void rule_that_forbids_all_of_them_ends_it_at_once() {
        Run run = run(Retries.NONE);
        fails(run, FIRST, Disposition.NO_ANSWER);

        run.take(new Input.Due(SECOND, Rule.ACCOUNT_ACTIVE.forbids("Suspended.")), LATER);

        assertThat(run.told()).endsWith("ACCOUNT_ACTIVE REFUSED");
    }

    private static Run run(Retries retries) {
        Wanted wanted = Wanted.talk(Trigger.API, ANN, Story.CALLEE)
                .retrying(retries)
                .orElse(List.of(new OtherCaller(BOB, 20), new OtherCaller(CAT, 30)))
                .done();
        return new Run(Lifecycle.accept(
                Lifecycle.fresh(Callbacks.id(2), ACCOUNT, false, wanted, TEN, TEN.plus(Duration.ofDays(1))), FIRST));
    }

    private static void failsAll(Run run, int from) {
        fails(run, attempt(from), Disposition.BUSY);
        run.due(attempt(from + 1), run.callback().dueAt().orElseThrow());
        fails(run, attempt(from + 1), Disposition.REJECTED);
        run.due(attempt(from + 2), run.callback().dueAt().orElseThrow());
        fails(run, attempt(from + 2), Disposition.BUSY);
    }

    private static UUID attempt(int number) {
        return number == 0 ? FIRST : Callbacks.id(100 + number);
    }

    private static void fails(Run run, UUID attempt, Disposition disposition) {
        Story story = story(run, attempt);
        run.hear(story.authorized()).hear(story.caller(disposition, 17, 486)).hear(story.settled("0", null));
    }

    private static Story story(Run run, UUID attempt) {
        return new Story(run.callback().id(), attempt, ACCOUNT, TEN);
    }

    private static List<Party> callers(Run run) {
        return wishes(run).stream().map(Wish::caller).toList();
    }

    private static List<Wish> wishes(Run run) {
        return Callbacks.requests(run.whole()).stream()
                .flatMap((CallbackRequest request) ->
                        request instanceof AttemptRequested asked ? Stream.of(asked.wish()) : Stream.<Wish>empty())
                .toList();
    }
}
