package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.StopReason;
import io.ringback.trigger.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final Run run = Run.of(Retries.DEFAULT);
    private final Story story = Callbacks.story(run.callback());

    @Test
    void accepted_callback_asks_for_its_first_attempt() {
        Change accepted = Callbacks.requested(Retries.DEFAULT);

        assertThat(Callbacks.told(accepted)).containsExactly("ACCEPTED ACCEPTED", "REQUESTED REQUESTED");
        assertThat(Callbacks.requests(accepted))
                .containsExactly(new AttemptRequested(
                        accepted.callback().id(),
                        FIRST,
                        1,
                        TEN,
                        false,
                        accepted.callback().wanted().wish(Callbacks.ACCOUNT),
                        TEN));
    }

    @Test
    void talk_is_told_from_the_acceptance_to_the_charge() {
        run.hear(story.authorized()).hear(story.talk()).hear(story.settled("0.10", null));

        assertThat(Callbacks.steps(run.whole()).stream()
                        .map(step -> step.status() + ": " + step.text())
                        .toList())
                .containsExactly(
                        "ACCEPTED: Accepted: the caller is rung first.",
                        "REQUESTED: Attempt 1: a price and a hold were asked for.",
                        "AUTHORIZED: Authorised at 0.10 EUR a minute, for at most 3000 s of talk. The account has"
                                + " 5.00 EUR.",
                        "AUTHORIZED: Dialling the caller over trunk sim.",
                        "RINGING_CALLER: The caller's phone rings.",
                        "MENU: The caller answered.",
                        "MENU: Dialling the callee over trunk sim.",
                        "RINGING_CALLEE: The callee's phone rings.",
                        "RINGING_CALLEE: The callee answered.",
                        "TALKING: Caller and callee are connected.",
                        "TALKING: They talked for 3.0 s; somebody hung up.",
                        "TALKING: The call to the callee is over: the callee hung up.",
                        "TALKING: The call to the caller is over: it was hung up from here.",
                        "TALKING: Ended after 3.0 s of talk: the callee hung up.",
                        "TALKING: Charged 0.10 EUR for 3 s of talk. The balance is 4.90 EUR.",
                        "COMPLETED: Completed.");
        assertThat(Callbacks.steps(run.whole()).stream().map(TimelineStep::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
        assertThat(run.callback().state())
                .isEqualTo(new CallbackState.Ended(CallbackStatus.COMPLETED, "ANSWERED", TEN.plusSeconds(30)));
    }

    @Test
    void refusal_ends_the_callback_once_it_is_settled() {
        run.hear(story.refused(RefusalReason.NO_MONEY, "The balance of 0.01 EUR buys no minute."));
        assertThat(run.callback().status()).isEqualTo(CallbackStatus.REQUESTED);

        run.hear(story.settled("0", RefusalReason.NO_MONEY));

        assertThat(run.told())
                .containsExactly(
                        "ACCEPTED ACCEPTED",
                        "REQUESTED REQUESTED",
                        "NO_MONEY REQUESTED",
                        "CHARGED REQUESTED",
                        "NO_MONEY REFUSED");
        assertThat(run.callback().live()).isFalse();
    }

    @Test
    void busy_callee_is_tried_again_after_the_interval() {
        run.hear(story.authorized()).hear(story.callee(Disposition.BUSY, 17, 486)).hear(story.settled("0", null));

        Instant ended = TEN.plusSeconds(7);
        assertThat(run.callback().state())
                .isEqualTo(new CallbackState.Waiting(ended.plus(Duration.ofMinutes(5)), null));

        run.due(SECOND, ended.plus(Duration.ofMinutes(5)));
        assertThat(Callbacks.requests(run.whole()).getLast())
                .isInstanceOfSatisfying(AttemptRequested.class, request -> {
                    assertThat(request.attemptNumber()).isEqualTo(2);
                    assertThat(request.attemptId()).isEqualTo(SECOND);
                    assertThat(request.queuedSince()).isEqualTo(ended.plus(Duration.ofMinutes(5)));
                });
        assertThat(run.callback().status()).isEqualTo(CallbackStatus.REQUESTED);
    }

    @Test
    void tick_before_the_time_changes_nothing() {
        run.hear(story.authorized()).hear(story.callee(Disposition.BUSY, 17, 486)).hear(story.settled("0", null));
        Callback waiting = run.callback();

        run.due(SECOND, TEN.plusSeconds(306));

        assertThat(run.callback()).isEqualTo(waiting);
    }

    @Test
    void tries_that_are_used_up_end_as_not_reached() {
        Run once = Run.of(Retries.NONE);

        once.hear(story.authorized()).hear(story.callee(Disposition.BUSY, 17, 486)).hear(story.settled("0", null));

        assertThat(once.told()).endsWith("BUSY MENU", "CHARGED MENU", "BUSY NOT_REACHED");
    }

    @Test
    void deferral_is_no_try_and_keeps_its_place_in_the_queue() {
        run.hear(story.authorized())
                .hear(story.deferred(DeferReason.NO_SWITCH))
                .hear(story.settled("0", null));

        assertThat(run.callback().tries()).isZero();
        assertThat(run.callback().state())
                .isEqualTo(new CallbackState.Waiting(TEN.plusSeconds(2).plus(Deferral.after(1, FIRST)), TEN));

        run.due(SECOND, TEN.plusSeconds(10));
        assertThat(Callbacks.requests(run.whole()).getLast())
                .isInstanceOfSatisfying(
                        AttemptRequested.class,
                        request -> assertThat(request.queuedSince()).isEqualTo(TEN));
    }

    @Test
    void deferred_callback_expires() {
        Run brief = new Run(Lifecycle.accept(Callbacks.fresh(Retries.DEFAULT, null, TEN.plusSeconds(3)), FIRST));
        brief.hear(story.authorized())
                .hear(story.deferred(DeferReason.CAPACITY))
                .hear(story.settled("0", null));

        brief.due(SECOND, TEN.plusSeconds(3));

        assertThat(brief.told()).endsWith("DEFERRED RETRY_WAIT", "EXPIRED EXPIRED");
    }

    @Test
    void scheduled_callback_is_requested_when_due() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        Run later = new Run(Lifecycle.accept(
                Callbacks.fresh(Retries.DEFAULT, noon, noon.plus(Duration.ofMinutes(30))), FIRST));
        assertThat(later.told()).containsExactly("ACCEPTED ACCEPTED", "SCHEDULED SCHEDULED");
        assertThat(later.callback().dueAt()).contains(noon);

        later.due(SECOND, noon);

        assertThat(later.told()).endsWith("REQUESTED REQUESTED");
    }

    @Test
    void rule_that_forbids_it_by_then_refuses_the_next_try() {
        run.hear(story.authorized()).hear(story.callee(Disposition.BUSY, 17, 486)).hear(story.settled("0", null));

        run.take(
                new Input.Due(SECOND, new RuleAnswer("NUMBER_BLOCKED", false, "The number is blocked.")),
                TEN.plusSeconds(400));

        assertThat(run.told()).endsWith("BUSY RETRY_WAIT", "NUMBER_BLOCKED REFUSED");
    }

    @Test
    void cancel_while_waiting_ends_it_at_once() {
        run.hear(story.authorized()).hear(story.callee(Disposition.BUSY, 17, 486)).hear(story.settled("0", null));

        run.cancel(TEN.plusSeconds(60));

        assertThat(run.told()).endsWith("CANCELLED CANCELLED");
        assertThat(Callbacks.requests(run.whole())).hasSize(1);
    }

    @Test
    void cancel_of_a_ringing_call_asks_for_its_withdrawal() {
        run.hear(story.authorized()).hear(story.talk().subList(0, 2));

        run.cancel(TEN.plusSeconds(5)).cancel(TEN.plusSeconds(6));

        assertThat(Callbacks.requests(run.whole()).getLast())
                .isEqualTo(new WithdrawalRequested(
                        run.callback().id(), FIRST, TEN.plusSeconds(5), false, StopReason.CANCELLED));
        assertThat(run.told()).endsWith("CANCEL_REQUESTED CANCELLING");

        run.hear(story.withdrawn(StopReason.CANCELLED))
                .hear(story.stopped(EndReason.CANCELLED))
                .hear(story.settled("0", null));
        assertThat(run.told()).endsWith("CANCELLED CANCELLING", "CHARGED CANCELLING", "CANCELLED CANCELLED");
    }

    @Test
    void cancel_that_comes_too_late_for_the_talk_ends_as_completed() {
        run.hear(story.authorized()).hear(story.talk().subList(0, 7));
        run.cancel(TEN.plusSeconds(9));

        run.hear(story.talk()).hear(story.settled("0.10", null));

        assertThat(run.callback().status()).isEqualTo(CallbackStatus.COMPLETED);
    }

    @Test
    void cancel_after_the_end_changes_nothing() {
        run.hear(story.authorized()).hear(story.talk());
        Callback unsettled = run.callback();
        assertThat(run.cancel(TEN.plusSeconds(20)).callback()).isEqualTo(unsettled);

        run.hear(story.settled("0.10", null));
        Callback ended = run.callback();
        assertThat(run.cancel(TEN.plusSeconds(40)).callback()).isEqualTo(ended);
    }

    @Test
    void cancel_between_a_failed_call_and_its_charge_stops_the_next_try() {
        run.hear(story.authorized()).hear(story.callee(Disposition.BUSY, 17, 486));

        run.cancel(TEN.plusSeconds(8)).hear(story.settled("0", null));

        assertThat(Callbacks.requests(run.whole())).hasSize(1);
        assertThat(run.told()).endsWith("CANCEL_REQUESTED CANCELLING", "CHARGED CANCELLING", "CANCELLED CANCELLED");
    }

    @Test
    void suspension_of_the_account_ends_it_without_another_try() {
        run.hear(story.authorized())
                .hear(story.withdrawn(StopReason.SUSPENDED))
                .hear(story.stopped(EndReason.SUSPENDED))
                .hear(story.settled("0", null));

        assertThat(run.callback().state())
                .isEqualTo(new CallbackState.Ended(CallbackStatus.CANCELLED, "SUSPENDED", TEN.plusSeconds(30)));
    }

    @Test
    void attempt_nobody_dialled_in_time_is_withdrawn_and_expires() {
        Run late = new Run(Lifecycle.accept(Callbacks.fresh(Retries.DEFAULT, null, TEN.plusSeconds(20)), FIRST));

        late.due(SECOND, TEN.plusSeconds(20));

        assertThat(Callbacks.requests(late.whole()).getLast()).isInstanceOf(WithdrawalRequested.class);
        late.hear(story.authorized())
                .hear(story.withdrawn(StopReason.CANCELLED))
                .hear(story.events(story.stopped(EndReason.CANCELLED).getLast().fact()))
                .hear(story.settled("0", null));
        assertThat(late.callback().status()).isEqualTo(CallbackStatus.EXPIRED);
    }

    @Test
    void ringing_call_does_not_expire() {
        Run late = new Run(Lifecycle.accept(Callbacks.fresh(Retries.DEFAULT, null, TEN.plusSeconds(20)), FIRST));
        late.hear(story.authorized()).hear(story.talk().subList(0, 2));

        late.due(SECOND, TEN.plusSeconds(20));

        assertThat(late.callback().status()).isEqualTo(CallbackStatus.RINGING_CALLER);
    }

    @Test
    void what_could_not_be_learned_ends_as_unknown() {
        run.hear(story.authorized()).hear(story.lost()).hear(story.settled("0", null));

        assertThat(run.told()).endsWith("UNKNOWN RINGING_CALLER", "CHARGED RINGING_CALLER", "UNKNOWN UNKNOWN");
    }

    @Test
    void what_could_not_be_learned_is_tried_again_if_so_wished() {
        Run again = Run.of(new Retries(1, Duration.ofSeconds(60), true));

        again.hear(story.authorized()).hear(story.lost()).hear(story.settled("0", null));

        assertThat(again.callback().status()).isEqualTo(CallbackStatus.RETRY_WAIT);
    }

    @Test
    void end_behind_a_lost_message_is_told_when_patience_is_over() {
        List<CallEvent> talk = story.talk();
        run.hear(story.authorized()).hear(talk.subList(0, 4)).hear(talk.subList(5, 11)).hear(story.settled("0.10", null));
        assertThat(run.callback().status()).isEqualTo(CallbackStatus.MENU);
        assertThat(run.callback().dueAt()).contains(TEN.plusSeconds(90));

        run.due(SECOND, TEN.plusSeconds(90));

        assertThat(run.callback().status()).isEqualTo(CallbackStatus.COMPLETED);
    }

    @Test
    void dry_run_ends_with_its_answer() {
        Run dry = new Run(Lifecycle.evaluate(Callbacks.fresh(Retries.DEFAULT), FIRST));

        dry.hear(new CallbackAuthorization.Evaluated(
                dry.callback().id(), FIRST, TEN.plusSeconds(1), false, List.of(), null, 3000));

        assertThat(dry.told()).endsWith("REQUESTED REQUESTED", "EVALUATED EVALUATED");
    }
}
