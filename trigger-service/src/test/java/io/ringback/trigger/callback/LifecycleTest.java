package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.Story;
import io.ringback.trigger.admission.Verdict;
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
                        accepted.callback().wanted().wish(Callbacks.ACCOUNT, 0, List.of()),
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
                        "TALKING: They talked for 3.0 s.",
                        "TALKING: The call to the callee is over: the callee hung up.",
                        "TALKING: The call to the caller is over: Ringback hung up.",
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
        run.hear(story.authorized())
                .hear(story.callee(Disposition.BUSY, 17, 486))
                .hear(story.settled("0", null));

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
        run.hear(story.authorized())
                .hear(story.callee(Disposition.BUSY, 17, 486))
                .hear(story.settled("0", null));
        Callback waiting = run.callback();

        run.due(SECOND, TEN.plusSeconds(306));

        assertThat(run.callback()).isEqualTo(waiting);
    }

    @Test
    void tries_that_are_used_up_end_as_not_reached() {
        Run once = Run.of(Retries.NONE);

        once.hear(story.authorized())
                .hear(story.callee(Disposition.BUSY, 17, 486))
                .hear(story.settled("0", null));

        assertThat(once.told()).endsWith("BUSY MENU", "CHARGED MENU", "BUSY NOT_REACHED");
    }

    @Test
    void deferral_is_no_try_and_keeps_its_place_in_the_queue() {
        run.hear(story.authorized()).hear(story.deferred(DeferReason.NO_SWITCH)).hear(story.settled("0", null));

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
    void scheduled_callback_is_requested_when_due() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        Run later = new Run(
                Lifecycle.accept(Callbacks.fresh(Retries.DEFAULT, noon, noon.plus(Duration.ofMinutes(30))), FIRST));
        assertThat(later.told()).containsExactly("ACCEPTED ACCEPTED", "SCHEDULED SCHEDULED");
        assertThat(later.callback().dueAt()).contains(noon);

        later.due(SECOND, noon);

        assertThat(later.told()).endsWith("REQUESTED REQUESTED");
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
        run.hear(story.authorized())
                .hear(talk.subList(0, 4))
                .hear(talk.subList(5, 11))
                .hear(story.settled("0.10", null));
        assertThat(run.callback().status()).isEqualTo(CallbackStatus.MENU);
        assertThat(run.callback().dueAt()).contains(TEN.plusSeconds(90));

        run.due(SECOND, TEN.plusSeconds(90));

        assertThat(run.callback().status()).isEqualTo(CallbackStatus.COMPLETED);
    }

    @Test
    void dry_run_ends_with_its_answer() {
        Run dry = new Run(Lifecycle.evaluate(
                Callbacks.fresh(Retries.DEFAULT),
                FIRST,
                new Verdict(List.of(new RuleAnswer("DIALABLE", true, "Fine.")), List.of())));

        dry.hear(new CallbackAuthorization.Evaluated(
                dry.callback().id(),
                FIRST,
                TEN.plusSeconds(1),
                false,
                List.of(new RuleAnswer("NO_RATE", false, "There is no rate.")),
                null,
                3000));

        assertThat(dry.told()).endsWith("REQUESTED REQUESTED", "EVALUATED EVALUATED");
        assertThat(dry.callback().state())
                .isEqualTo(new CallbackState.Evaluated(
                        TEN.plusSeconds(1),
                        List.of(
                                new RuleAnswer("DIALABLE", true, "Fine."),
                                new RuleAnswer("NO_RATE", false, "There is no rate.")),
                        null,
                        3000));
    }
}
