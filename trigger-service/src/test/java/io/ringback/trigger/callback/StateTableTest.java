package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.StopReason;
import io.ringback.trigger.Story;
import io.ringback.trigger.admission.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state against every input: where it leads, and how many steps that tells. */
class StateTableTest {
    private static final Instant NOON = TEN.plus(Duration.ofHours(2));

    @ParameterizedTest
    @CsvSource({
        // state, input, status after, steps told
        "SCHEDULED, AUTHORIZED, SCHEDULED, 0",
        "SCHEDULED, REFUSED, SCHEDULED, 0",
        "SCHEDULED, WITHDRAWN, SCHEDULED, 0",
        "SCHEDULED, EVALUATED, SCHEDULED, 0",
        "SCHEDULED, FACT, SCHEDULED, 0",
        "SCHEDULED, SETTLED, SCHEDULED, 0",
        "SCHEDULED, DUE, REQUESTED, 1",
        "SCHEDULED, CANCEL, CANCELLED, 1",
        "REQUESTED, AUTHORIZED, AUTHORIZED, 1",
        "REQUESTED, REFUSED, REQUESTED, 1",
        "REQUESTED, WITHDRAWN, CANCELLING, 1",
        "REQUESTED, EVALUATED, REQUESTED, 0",
        "REQUESTED, FACT, REQUESTED, 0",
        "REQUESTED, SETTLED, REQUESTED, 0",
        "REQUESTED, DUE, REQUESTED, 0",
        "REQUESTED, CANCEL, CANCELLING, 1",
        "AUTHORIZED, AUTHORIZED, AUTHORIZED, 0",
        "AUTHORIZED, REFUSED, AUTHORIZED, 0",
        "AUTHORIZED, WITHDRAWN, CANCELLING, 1",
        "AUTHORIZED, EVALUATED, AUTHORIZED, 0",
        "AUTHORIZED, FACT, AUTHORIZED, 1",
        "AUTHORIZED, SETTLED, AUTHORIZED, 0",
        "AUTHORIZED, DUE, AUTHORIZED, 0",
        "AUTHORIZED, CANCEL, CANCELLING, 1",
        "TALKING, AUTHORIZED, TALKING, 0",
        "TALKING, REFUSED, TALKING, 0",
        "TALKING, WITHDRAWN, CANCELLING, 1",
        "TALKING, EVALUATED, TALKING, 0",
        "TALKING, FACT, TALKING, 0",
        "TALKING, SETTLED, TALKING, 0",
        "TALKING, DUE, TALKING, 0",
        "TALKING, CANCEL, CANCELLING, 1",
        "CANCELLING, AUTHORIZED, CANCELLING, 0",
        "CANCELLING, REFUSED, CANCELLING, 0",
        "CANCELLING, WITHDRAWN, CANCELLING, 0",
        "CANCELLING, EVALUATED, CANCELLING, 0",
        "CANCELLING, FACT, CANCELLING, 1",
        "CANCELLING, SETTLED, CANCELLING, 0",
        "CANCELLING, DUE, CANCELLING, 0",
        "CANCELLING, CANCEL, CANCELLING, 0",
        "RETRY_WAIT, AUTHORIZED, RETRY_WAIT, 0",
        "RETRY_WAIT, REFUSED, RETRY_WAIT, 0",
        "RETRY_WAIT, WITHDRAWN, RETRY_WAIT, 0",
        "RETRY_WAIT, EVALUATED, RETRY_WAIT, 0",
        "RETRY_WAIT, FACT, RETRY_WAIT, 0",
        "RETRY_WAIT, SETTLED, RETRY_WAIT, 0",
        "RETRY_WAIT, DUE, REQUESTED, 1",
        "RETRY_WAIT, CANCEL, CANCELLED, 1",
        "EVALUATING, AUTHORIZED, REQUESTED, 0",
        "EVALUATING, REFUSED, REQUESTED, 0",
        "EVALUATING, WITHDRAWN, REQUESTED, 0",
        "EVALUATING, EVALUATED, EVALUATED, 1",
        "EVALUATING, FACT, REQUESTED, 0",
        "EVALUATING, SETTLED, REQUESTED, 0",
        "EVALUATING, DUE, REQUESTED, 0",
        "EVALUATING, CANCEL, CANCELLED, 1",
        "COMPLETED, AUTHORIZED, COMPLETED, 0",
        "COMPLETED, REFUSED, COMPLETED, 0",
        "COMPLETED, WITHDRAWN, COMPLETED, 0",
        "COMPLETED, EVALUATED, COMPLETED, 0",
        "COMPLETED, FACT, COMPLETED, 0",
        "COMPLETED, SETTLED, COMPLETED, 0",
        "COMPLETED, DUE, COMPLETED, 0",
        "COMPLETED, CANCEL, COMPLETED, 0",
        "SCHEDULED, LINE_FREE, SCHEDULED, 0",
        "REQUESTED, LINE_FREE, REQUESTED, 0",
        "AUTHORIZED, LINE_FREE, AUTHORIZED, 0",
        "TALKING, LINE_FREE, TALKING, 0",
        "CANCELLING, LINE_FREE, CANCELLING, 0",
        "RETRY_WAIT, LINE_FREE, RETRY_WAIT, 0",
        "EVALUATING, LINE_FREE, REQUESTED, 0",
        "COMPLETED, LINE_FREE, COMPLETED, 0",
        "WAITING_FOR_LINE, AUTHORIZED, WAITING_FOR_LINE, 0",
        "WAITING_FOR_LINE, REFUSED, WAITING_FOR_LINE, 0",
        "WAITING_FOR_LINE, WITHDRAWN, WAITING_FOR_LINE, 0",
        "WAITING_FOR_LINE, EVALUATED, WAITING_FOR_LINE, 0",
        "WAITING_FOR_LINE, FACT, WAITING_FOR_LINE, 0",
        "WAITING_FOR_LINE, SETTLED, WAITING_FOR_LINE, 0",
        "WAITING_FOR_LINE, DUE, WAITING_FOR_LINE, 0",
        "WAITING_FOR_LINE, LINE_FREE, REQUESTED, 2",
        "WAITING_FOR_LINE, CANCEL, CANCELLED, 1"
    })
    void every_input_leads_from_every_state_where_the_table_says(String state, String input, String status, int steps) {
        Callback callback = in(state);

        Change change = Lifecycle.on(callback, input(callback, input), NOON);

        assertThat(change.callback().status().name()).isEqualTo(status);
        assertThat(Callbacks.steps(change)).hasSize(steps);
    }

    private static Callback in(String state) {
        Run run = Run.of(Retries.DEFAULT);
        Story story = Callbacks.story(run.callback());
        return switch (state) {
            case "SCHEDULED" ->
                Lifecycle.accept(Callbacks.fresh(Retries.DEFAULT, NOON, NOON.plusSeconds(60)), FIRST)
                        .callback();
            case "REQUESTED" -> run.callback();
            case "AUTHORIZED" -> run.hear(story.authorized()).callback();
            case "TALKING" ->
                run.hear(story.authorized()).hear(story.talk().subList(0, 7)).callback();
            case "CANCELLING" -> run.hear(story.authorized()).cancel(TEN).callback();
            case "RETRY_WAIT" ->
                run.hear(story.authorized())
                        .hear(story.callee(Disposition.BUSY, 17, 486))
                        .hear(story.settled("0", null))
                        .callback();
            case "WAITING_FOR_LINE" ->
                LineWaitTest.waitingUntil(NOON.plusSeconds(60)).callback();
            case "EVALUATING" ->
                Lifecycle.evaluate(Callbacks.fresh(Retries.DEFAULT), FIRST, new Verdict(List.of(), List.of()))
                        .callback();
            case "COMPLETED" ->
                run.hear(story.authorized())
                        .hear(story.talk())
                        .hear(story.settled("0.10", null))
                        .callback();
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static Input input(Callback callback, String name) {
        Story story = Callbacks.story(callback);
        return switch (name) {
            case "AUTHORIZED" -> new Input.Answered(story.authorized());
            case "REFUSED" -> new Input.Answered(story.refused(RefusalReason.NO_RATE, "There is no rate."));
            case "WITHDRAWN" -> new Input.Answered(story.withdrawn(StopReason.CANCELLED));
            case "EVALUATED" ->
                new Input.Answered(
                        new CallbackAuthorization.Evaluated(callback.id(), FIRST, TEN, false, List.of(), null, 0));
            case "FACT" -> new Input.Seen(story.talk().getFirst());
            case "SETTLED" -> new Input.Charged(story.settled("0", null));
            case "DUE" -> new Input.Due(SECOND, null);
            case "LINE_FREE" -> new Input.LineFree(SECOND, null, List.of());
            case "CANCEL" -> new Input.CancelRequested();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
