package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.StopReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of a callback when the message everybody waits for lies among the dead letters. */
class BackstopTest {
    /** The longest talk and an hour. */
    private static final Duration LONG =
            Duration.ofSeconds(Wanted.DEFAULT_TALK_SECONDS).plusHours(1);

    private final Run run = Run.of(Retries.DEFAULT);
    private final io.ringback.trigger.Story story = Callbacks.story(run.callback());

    @Test
    void request_nobody_answers_expires_in_the_end() {
        Instant expiry = run.callback().expiresAt();

        run.due(Callbacks.SECOND, expiry);
        silence(expiry.plus(LONG).minusMillis(1));
        assertThat(run.callback().status()).isEqualTo(CallbackStatus.CANCELLING);

        silence(expiry.plus(LONG));
        assertThat(run.told())
                .containsExactly(
                        "ACCEPTED ACCEPTED", "REQUESTED REQUESTED", "EXPIRED CANCELLING", "NOT_HEARD_OF EXPIRED");
    }

    @Test
    void call_nobody_tells_the_end_of_is_stopped_and_then_unknown() {
        run.hear(story.authorized()).hear(story.talk().subList(0, 7));
        Instant last = story.talk().get(6).at();

        silence(last.plus(LONG).minusMillis(1));
        assertThat(run.callback().status()).isEqualTo(CallbackStatus.TALKING);
        silence(last.plus(LONG));

        assertThat(Callbacks.requests(run.whole()).getLast())
                .isEqualTo(new WithdrawalRequested(
                        run.callback().id(), FIRST, last.plus(LONG), false, StopReason.CANCELLED));
        silence(last.plus(LONG).plus(LONG).minusMillis(1));
        assertThat(run.callback().status()).isEqualTo(CallbackStatus.CANCELLING);
        silence(last.plus(LONG).plus(LONG));
        assertThat(run.told()).endsWith("SILENCE CANCELLING", "NOT_HEARD_OF UNKNOWN");
    }

    @Test
    void end_told_after_the_silence_still_counts() {
        run.hear(story.authorized()).hear(story.talk().subList(0, 7));
        silence(story.talk().get(6).at().plus(LONG));

        run.hear(story.talk()).hear(story.settled("0.10", null));

        assertThat(run.callback().status()).isEqualTo(CallbackStatus.COMPLETED);
    }

    @Test
    void talk_whose_charge_is_never_told_stays_a_talk() {
        run.hear(story.authorized()).hear(story.talk());

        silence(story.talk().getLast().at().plus(LONG));

        assertThat(run.told()).endsWith("NOT_HEARD_OF COMPLETED");
    }

    @Test
    void refusal_whose_settlement_is_never_told_stays_a_refusal() {
        run.hear(story.refused(RefusalReason.NO_MONEY, "There is no money left."));

        silence(TEN.plus(LONG).plusSeconds(1));

        assertThat(run.told()).endsWith("NOT_HEARD_OF REFUSED");
    }

    @Test
    void failed_call_whose_charge_is_never_told_is_not_tried_again() {
        run.hear(story.authorized()).hear(story.callee(Disposition.BUSY, 17, 486));

        silence(TEN.plus(LONG).plusSeconds(60));

        assertThat(run.told()).endsWith("NOT_HEARD_OF NOT_REACHED");
        assertThat(Callbacks.requests(run.whole())).hasSize(1);
    }

    @Test
    void silence_says_nothing_of_a_callback_that_has_ended() {
        run.hear(story.authorized()).hear(story.talk()).hear(story.settled("0.10", null));
        Callback ended = run.callback();

        silence(TEN.plus(Duration.ofDays(9)));

        assertThat(run.callback()).isEqualTo(ended);
    }

    @Test
    void call_an_operator_settles_is_over_without_its_end_and_a_late_end_changes_nothing() {
        run.hear(story.authorized()).hear(story.talk().subList(0, 7)).hear(story.settledByOperator("0.10"));
        Callback settled = run.callback();

        run.hear(story.talk()).hear(story.settled("0.10", null));

        assertThat(run.told()).endsWith("CHARGED TALKING", "SETTLED_BY_OPERATOR COMPLETED");
        assertThat(run.callback()).isEqualTo(settled);
    }

    @Test
    void settlement_by_an_operator_after_the_end_ends_as_any_other() {
        run.hear(story.authorized()).hear(story.talk()).hear(story.settledByOperator("0.10"));

        assertThat(run.told()).endsWith("ANSWERED COMPLETED");
    }

    private void silence(Instant now) {
        run.take(new Input.Silence(), now);
    }
}
