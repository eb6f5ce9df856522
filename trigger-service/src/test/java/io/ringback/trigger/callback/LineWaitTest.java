package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.ACCOUNT;
import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static io.ringback.trigger.callback.Callbacks.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.Trigger;
import io.ringback.trigger.Story;
import io.ringback.trigger.callback.CallbackState.WaitingForLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A callback for a line that is in use. */
class LineWaitTest {
    private static final Party WAITER = new Party.Extension("berlin", "21");
    private static final Party LINE = new Party.Extension("berlin", "22");
    private static final Instant EXPIRY = TEN.plusSeconds(4800);
    private static final Instant FREED = TEN.plusSeconds(60);

    @Test
    void waits_from_the_offer_on_and_rings_the_caller_for_ten_seconds_once_the_line_is_free() {
        Run run = waiting();

        run.take(free(SECOND), FREED);

        assertThat(run.told())
                .containsExactly(
                        "ACCEPTED ACCEPTED",
                        "WAITING_FOR_LINE WAITING_FOR_LINE",
                        "LINE_FREE WAITING_FOR_LINE",
                        "REQUESTED REQUESTED");
        AttemptRequested asked =
                (AttemptRequested) Callbacks.requests(run.whole()).getFirst();
        assertThat(asked.queuedSince()).isEqualTo(TEN);
        assertThat(asked.wish().onlyIfFree()).isTrue();
        assertThat(asked.wish().callerRingTimeoutSeconds()).isEqualTo(10);
        assertThat(asked.wish().caller()).isEqualTo(WAITER);
        assertThat(asked.wish().callee()).isEqualTo(LINE);
        assertThat(asked.wish().trigger()).isEqualTo(Trigger.BUSY_LINE);
    }

    @Test
    void line_that_is_in_use_again_gives_the_old_place_back_and_takes_no_try() {
        Run run = waiting().take(free(FIRST), FREED);
        Story story = story(run, FIRST, FREED);

        run.hear(story.authorized()).hear(story.deferred(DeferReason.LINE_BUSY)).hear(story.settled("0", null));

        assertThat(run.callback().state()).isEqualTo(new WaitingForLine(TEN, FREED.plusSeconds(2)));
        assertThat(run.callback().tries()).isZero();
        assertThat(run.told()).endsWith("DEFERRED AUTHORIZED", "CHARGED AUTHORIZED", "LINE_BUSY WAITING_FOR_LINE");
        assertThat(run.callback().dueAt()).contains(EXPIRY);
    }

    @Test
    void callee_who_takes_the_line_while_the_caller_rings_is_waited_for_again_but_not_for_ever() {
        Run run = waiting();
        UUID[] attempts = {FIRST, SECOND, THIRD};
        for (UUID attempt : attempts) {
            run.take(free(attempt), FREED);
            Story story = story(run, attempt, FREED);
            run.hear(story.authorized())
                    .hear(story.callee(Disposition.BUSY, 17, 486))
                    .hear(story.settled("0", null));
        }

        assertThat(run.told().stream().filter("LINE_BUSY WAITING_FOR_LINE"::equals))
                .hasSize(2);
        assertThat(run.told()).endsWith("BUSY NOT_REACHED");
    }

    @ParameterizedTest
    @CsvSource({"NO_ANSWER", "CONGESTION", "REJECTED"})
    void anything_else_ends_it_so_that_the_next_has_his_turn(Disposition disposition) {
        Run run = waiting().take(free(FIRST), FREED);
        Story story = story(run, FIRST, FREED);

        run.hear(story.authorized()).hear(story.callee(disposition, 19, 480)).hear(story.settled("0", null));

        assertThat(run.callback().status().name()).isEqualTo("NOT_REACHED");
    }

    @Test
    void caller_who_does_not_come_to_the_telephone_has_had_his_turn() {
        Run run = waiting().take(free(FIRST), FREED);
        Story story = story(run, FIRST, FREED);

        run.hear(story.authorized())
                .hear(story.events(new CallFact.AttemptEnded(
                        Disposition.BUSY,
                        null,
                        Leg.CALLER,
                        HungUpBy.NETWORK,
                        EndReason.NOT_CONNECTED,
                        17,
                        486,
                        false,
                        true,
                        null,
                        0,
                        0,
                        false)))
                .hear(story.settled("0", null));

        assertThat(run.callback().status().name()).isEqualTo("NOT_REACHED");
    }

    @Test
    void switch_that_has_no_room_is_asked_again_a_little_later_and_nobody_else_is_called_meanwhile() {
        Run run = waiting().take(free(FIRST), FREED);
        Story story = story(run, FIRST, FREED);

        run.hear(story.authorized()).hear(story.deferred(DeferReason.NO_SWITCH)).hear(story.settled("0", null));

        assertThat(run.callback().status().name()).isEqualTo("RETRY_WAIT");
        assertThat(LineQueue.next(List.of(run.callback()), EXPIRY, null)).isEmpty();
    }

    @Test
    void wait_ends_with_the_life_of_the_offer() {
        Run late = waiting().due(SECOND, EXPIRY);
        Run freedTooLate = waiting().take(free(SECOND), EXPIRY);

        assertThat(late.told()).endsWith("EXPIRED EXPIRED");
        assertThat(freedTooLate.told()).endsWith("EXPIRED EXPIRED");
    }

    @Test
    void rule_that_forbids_it_when_the_line_is_free_ends_it() {
        Run run = waiting()
                .take(
                        new Input.LineFree(FIRST, new RuleAnswer("ACCOUNT_ACTIVE", false, "Suspended."), List.of()),
                        FREED);

        assertThat(run.told()).endsWith("ACCOUNT_ACTIVE REFUSED");
        assertThat(Callbacks.requests(run.whole())).isEmpty();
    }

    @Test
    void first_who_came_is_next_if_the_line_came_free_after_anybody_saw_it_in_use() {
        Callback first = waiting(1, TEN, EXPIRY).callback();
        Callback second = waiting(2, TEN.plusSeconds(5), EXPIRY).callback();
        List<Callback> both = List.of(second, first);

        assertThat(LineQueue.next(both, TEN.plusSeconds(6), null)).contains(first);
        assertThat(LineQueue.next(both, TEN.plusSeconds(5), null)).isEmpty();
        assertThat(LineQueue.next(both, null, null)).isEmpty();
        assertThat(LineQueue.next(List.of(), FREED, null)).isEmpty();
    }

    @Test
    void nobody_is_next_while_one_is_being_tried() {
        Callback tried = waiting(1, TEN, EXPIRY).take(free(FIRST), FREED).callback();
        Callback second = waiting(2, TEN.plusSeconds(5), EXPIRY).callback();

        assertThat(LineQueue.next(List.of(tried, second), FREED, null)).isEqualTo(Optional.empty());
    }

    @Test
    void who_heard_nobody_answer_waits_until_the_line_was_used_and_lets_others_pass() {
        Callback first = waiting(1, TEN, EXPIRY, Way.AFTER_USE).callback();
        Callback second = waiting(2, TEN.plusSeconds(5), EXPIRY).callback();
        List<Callback> both = List.of(first, second);

        assertThat(LineQueue.next(both, FREED, null)).contains(second);
        assertThat(LineQueue.next(both, FREED, TEN)).contains(second);
        assertThat(LineQueue.next(List.of(first), FREED, TEN)).isEmpty();
        assertThat(LineQueue.next(both, FREED, TEN.plusSeconds(1))).contains(first);
        assertThat(LineQueue.next(both, TEN.plusSeconds(5), TEN.plusSeconds(1))).isEmpty();
    }

    @Test
    void who_heard_nobody_answer_and_then_finds_the_line_in_use_is_called_when_that_use_is_over() {
        Run run = waiting(1, TEN, EXPIRY, Way.AFTER_USE).take(free(FIRST), FREED);
        Story story = story(run, FIRST, FREED);
        run.hear(story.authorized()).hear(story.deferred(DeferReason.LINE_BUSY)).hear(story.settled("0", null));
        Instant inUse = FREED.plusSeconds(2);

        assertThat(run.callback().state()).isEqualTo(new WaitingForLine(TEN, inUse));
        assertThat(LineQueue.next(List.of(run.callback()), inUse.plusSeconds(9), inUse))
                .isEmpty();
        assertThat(LineQueue.next(List.of(run.callback()), inUse.plusSeconds(9), inUse.plusSeconds(9)))
                .contains(run.callback());
    }

    static Run waiting() {
        return waitingUntil(EXPIRY);
    }

    static Run waitingUntil(Instant expiry) {
        return waiting(2, TEN, expiry);
    }

    private static Run waiting(int seed, Instant at, Instant expiry) {
        return waiting(seed, at, expiry, Way.WHEN_FREE);
    }

    private static Run waiting(int seed, Instant at, Instant expiry, Way way) {
        Wanted wanted = Wanted.talk(Trigger.BUSY_LINE, WAITER, LINE).as(way).done();
        return new Run(
                Lifecycle.accept(Lifecycle.fresh(Callbacks.id(seed), ACCOUNT, false, wanted, at, expiry), FIRST));
    }

    private static Input free(UUID attempt) {
        return new Input.LineFree(attempt, null, List.of());
    }

    private static Story story(Run run, UUID attempt, Instant start) {
        return new Story(run.callback().id(), attempt, ACCOUNT, start);
    }
}
