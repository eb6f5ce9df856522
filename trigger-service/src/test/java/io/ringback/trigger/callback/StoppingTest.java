package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.StopReason;
import io.ringback.trigger.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cancel, withdrawal and expiry. */
class StoppingTest {
    private final Run run = Run.of(Retries.DEFAULT);
    private final Story story = Callbacks.story(run.callback());

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
    void rule_that_forbids_it_by_then_refuses_the_next_try() {
        run.hear(story.authorized())
                .hear(story.callee(Disposition.BUSY, 17, 486))
                .hear(story.settled("0", null));

        run.take(
                new Input.Due(SECOND, new RuleAnswer("NUMBER_BLOCKED", false, "The number is blocked.")),
                TEN.plusSeconds(400));

        assertThat(run.told()).endsWith("BUSY RETRY_WAIT", "NUMBER_BLOCKED REFUSED");
    }

    @Test
    void try_that_is_due_at_night_waits_for_the_day() {
        run.hear(story.authorized())
                .hear(story.callee(Disposition.BUSY, 17, 486))
                .hear(story.settled("0", null));
        Instant morning = TEN.plusSeconds(36_000);

        run.take(new Input.Due(SECOND, null, List.of(), morning), TEN.plusSeconds(400))
                .take(new Input.Due(SECOND, null, List.of(), morning), morning.minusSeconds(1))
                .take(new Input.Due(SECOND, null, List.of(), null), morning);

        assertThat(run.told()).endsWith("BUSY RETRY_WAIT", "HELD RETRY_WAIT", "REQUESTED REQUESTED");
    }

    @Test
    void cancel_while_waiting_ends_it_at_once() {
        run.hear(story.authorized())
                .hear(story.callee(Disposition.BUSY, 17, 486))
                .hear(story.settled("0", null));

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
    void blocked_number_stops_a_call_under_way_and_there_is_no_further_try() {
        run.hear(story.authorized()).hear(story.talk().subList(0, 5));

        run.take(new Input.Blocked(), TEN.plusSeconds(8)).take(new Input.Blocked(), TEN.plusSeconds(9));

        assertThat(Callbacks.requests(run.whole()).getLast())
                .isEqualTo(new WithdrawalRequested(
                        run.callback().id(), FIRST, TEN.plusSeconds(8), false, StopReason.BLOCKED));
        assertThat(run.told()).endsWith("BLOCKED CANCELLING");
        assertThat(Callbacks.requests(run.whole())).hasSize(2);
    }

    @Test
    void blocked_number_leaves_what_waits_to_be_judged_when_it_is_due() {
        run.hear(story.authorized())
                .hear(story.callee(Disposition.BUSY, 17, 486))
                .hear(story.settled("0", null));
        Callback waiting = run.callback();

        assertThat(run.take(new Input.Blocked(), TEN.plusSeconds(8)).callback()).isEqualTo(waiting);
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
    void status_of_a_call_being_stopped_does_not_go_back() {
        run.cancel(TEN.plusSeconds(1));

        run.hear(story.authorized()).hear(story.talk().subList(0, 6));

        assertThat(run.told())
                .endsWith(
                        "CANCEL_REQUESTED CANCELLING",
                        "AUTHORIZED CANCELLING",
                        "CALLER_DIALLED CANCELLING",
                        "CALLER_RINGS CANCELLING",
                        "CALLER_ANSWERED CANCELLING",
                        "CALLEE_DIALLED CANCELLING",
                        "CALLEE_RINGS CANCELLING",
                        "CALLEE_ANSWERED CANCELLING");
    }

    @Test
    void cancelled_call_nobody_knows_the_end_of_is_not_tried_again() {
        Run again = Run.of(new Retries(1, Duration.ofSeconds(60), true));
        again.cancel(TEN.plusSeconds(1));

        again.hear(story.authorized()).hear(story.lost()).hear(story.settled("0", null));

        assertThat(again.callback().status()).isEqualTo(CallbackStatus.UNKNOWN);
    }
}
