package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static io.ringback.trigger.callback.Callbacks.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.trigger.Story;
import io.ringback.trigger.callback.CallbackState.Ended;
import io.ringback.trigger.callback.CallbackState.Scheduled;
import io.ringback.trigger.callback.CallbackState.Waiting;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What waits for its hours: first tries, further ones, and what is moved. */
class SchedulesTest {
    private static final Instant NOON = TEN.plus(Duration.ofHours(2));
    private static final Instant TOMORROW_NINE = TEN.plus(Duration.ofHours(23));
    private static final Window MORNING = window(9, 11);

    @Test
    void request_outside_its_hours_is_scheduled_for_the_next() {
        Change accepted = Lifecycle.accept(fresh(window(12, 13), null), FIRST);

        assertThat(accepted.callback().state()).isEqualTo(new Scheduled(NOON));
        assertThat(Callbacks.steps(accepted).getLast().text()).isEqualTo("Scheduled for 2026-03-02T12:00:00Z.");
        assertThat(Callbacks.requests(accepted)).isEmpty();
    }

    @Test
    void request_within_its_hours_goes_out_at_once() {
        assertThat(Callbacks.told(Lifecycle.accept(fresh(MORNING, null), FIRST)))
                .containsExactly("ACCEPTED ACCEPTED", "REQUESTED REQUESTED");
    }

    @Test
    void earliest_moment_counts_within_the_hours() {
        Change accepted = Lifecycle.accept(fresh(MORNING, NOON), FIRST);

        assertThat(accepted.callback().state()).isEqualTo(new Scheduled(TOMORROW_NINE));
    }

    @Test
    void what_had_to_be_decided_about_a_time_is_told() {
        Callback fresh = fresh(null, NOON);
        Callback noted = fresh.at(
                fresh.wanted().changing().at(NOON, null, "That comes twice.").done(), fresh.expiresAt());

        assertThat(Callbacks.steps(Lifecycle.accept(noted, FIRST)).getLast().text())
                .isEqualTo("Scheduled for 2026-03-02T12:00:00Z. That comes twice.");
    }

    @Test
    void next_try_waits_for_the_next_opening() {
        Run run = run(MORNING, TEN.plus(Duration.ofDays(2)));
        Story late = Callbacks.story(run.callback(), FIRST, TEN.plus(Duration.ofMinutes(56)));

        run.hear(late.authorized()).hear(late.callee(Disposition.BUSY, 17, 486)).hear(late.settled("0", null));

        assertThat(run.callback().state()).isEqualTo(new Waiting(TOMORROW_NINE, null));
    }

    @Test
    void there_is_no_further_try_if_the_next_opening_comes_after_the_expiry() {
        Run run = run(MORNING, TEN.plus(Duration.ofHours(20)));
        Story late = Callbacks.story(run.callback(), FIRST, TEN.plus(Duration.ofMinutes(56)));

        run.hear(late.authorized()).hear(late.callee(Disposition.BUSY, 17, 486)).hear(late.settled("0", null));

        assertThat(run.callback().status()).isEqualTo(CallbackStatus.NOT_REACHED);
    }

    @Test
    void what_is_taken_up_too_late_is_held_until_the_next_opening() {
        Run run = new Run(Lifecycle.accept(fresh(window(11, 12), null), FIRST));

        run.due(SECOND, NOON.plusSeconds(1));

        Instant next = TEN.plus(Duration.ofHours(25));
        assertThat(run.callback().state()).isEqualTo(new Scheduled(next));
        assertThat(run.told()).endsWith("HELD SCHEDULED");
        run.due(THIRD, next);
        assertThat(Callbacks.requests(run.whole())).hasSize(1);
    }

    @Test
    void law_of_the_place_holds_it_as_its_own_hours_do() {
        Run run = new Run(Lifecycle.accept(fresh(null, NOON), FIRST));

        run.take(new Input.Due(SECOND, null, List.of(), TOMORROW_NINE), NOON);

        assertThat(run.callback().state()).isEqualTo(new Scheduled(TOMORROW_NINE));
        assertThat(Callbacks.requests(run.whole())).isEmpty();
    }

    @Test
    void deferred_try_that_is_held_keeps_its_place_in_the_queue() {
        Run run = run(MORNING, TEN.plus(Duration.ofDays(2)));
        Story story = Callbacks.story(run.callback());
        run.hear(story.authorized()).hear(story.deferred(DeferReason.CAPACITY)).hear(story.settled("0", null));

        run.due(SECOND, NOON).due(THIRD, TOMORROW_NINE);

        assertThat(Callbacks.requests(run.whole()).getLast())
                .isInstanceOfSatisfying(
                        AttemptRequested.class,
                        request -> assertThat(request.queuedSince()).isEqualTo(TEN));
    }

    @Test
    void held_beyond_its_expiry_it_expires() {
        Run run = new Run(Lifecycle.accept(fresh(null, NOON), FIRST));
        Instant expiry = run.callback().expiresAt();
        run.take(new Input.Due(SECOND, null, List.of(), expiry.plusSeconds(60)), NOON);
        assertThat(run.callback().dueAt()).contains(expiry);

        run.take(new Input.Due(THIRD, null, List.of(), expiry.plusSeconds(60)), expiry);

        assertThat(run.callback().state()).isEqualTo(new Ended(CallbackStatus.EXPIRED, "EXPIRED", expiry));
    }

    @Test
    void scheduled_callback_is_moved_with_its_expiry() {
        Run run = new Run(Lifecycle.accept(fresh(null, NOON), FIRST));

        move(run, MORNING, NOON, TEN.plus(Duration.ofDays(3)));

        assertThat(run.callback().state()).isEqualTo(new Scheduled(TOMORROW_NINE));
        assertThat(run.callback().expiresAt()).isEqualTo(TEN.plus(Duration.ofDays(3)));
        assertThat(Callbacks.steps(run.whole()).getLast().text()).isEqualTo("Moved to 2026-03-03T09:00:00Z.");
    }

    @Test
    void moved_to_the_past_it_is_due_at_once() {
        Run run = new Run(Lifecycle.accept(fresh(null, NOON), FIRST));

        move(run, null, null, TEN.plus(Duration.ofDays(1)));

        assertThat(run.callback().dueAt()).contains(TEN);
        assertThat(run.due(SECOND, TEN).callback().status()).isEqualTo(CallbackStatus.REQUESTED);
    }

    @Test
    void further_try_is_moved_too() {
        Run run = run(null, TEN.plus(Duration.ofDays(1)));
        Story story = Callbacks.story(run.callback());
        run.hear(story.authorized())
                .hear(story.callee(Disposition.BUSY, 17, 486))
                .hear(story.settled("0", null));

        move(run, null, NOON, TEN.plus(Duration.ofDays(1)));

        assertThat(run.callback().state()).isEqualTo(new Waiting(NOON, null));
        assertThat(run.told()).endsWith("RESCHEDULED RETRY_WAIT");
    }

    @Test
    void what_is_under_way_or_over_is_not_moved() {
        Run run = run(null, TEN.plus(Duration.ofDays(1)));
        Callback underWay = run.callback();

        move(run, null, NOON, TEN.plus(Duration.ofDays(3)));
        assertThat(run.callback()).isEqualTo(underWay);

        Story story = Callbacks.story(run.callback());
        run.hear(story.authorized()).hear(story.talk()).hear(story.settled("0.10", null));
        Callback ended = run.callback();
        move(run, null, NOON, TEN.plus(Duration.ofDays(3)));
        assertThat(run.callback()).isEqualTo(ended);
    }

    private static void move(Run run, @Nullable Window window, @Nullable Instant notBefore, Instant expiresAt) {
        run.take(
                new Input.Moved(
                        run.callback()
                                .wanted()
                                .changing()
                                .at(notBefore, window, null)
                                .done(),
                        expiresAt),
                TEN);
    }

    private static Run run(@Nullable Window window, Instant expiresAt) {
        return new Run(Lifecycle.accept(fresh(window, null, expiresAt), FIRST));
    }

    private static Callback fresh(@Nullable Window window, @Nullable Instant notBefore) {
        return fresh(window, notBefore, TEN.plus(Duration.ofDays(2)));
    }

    private static Callback fresh(@Nullable Window window, @Nullable Instant notBefore, Instant expiresAt) {
        Callback fresh = Callbacks.fresh(Retries.DEFAULT, notBefore, expiresAt);
        return fresh.at(fresh.wanted().changing().at(notBefore, window, null).done(), expiresAt);
    }

    private static Window window(int fromHour, int toHour) {
        return new Window(
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.of(fromHour, 0),
                LocalTime.of(toHour, 0),
                List.of(ZoneOffset.UTC));
    }
}
