package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.Warnings;
import io.ringback.trigger.Story;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Destinations that are keyed on the line. */
class MenuTest {
    private static final Party CALLEE = new Party.E164("+493023125002");
    private static final List<Forbidden> FORBIDDEN = List.of(new Forbidden("+493023125009", "NUMBER_BLOCKED"));
    private static final RuleAnswer NO = new RuleAnswer("NUMBER_BLOCKED", false, "+493023125002 must not be called.");

    private final Run run = Run.of(Retries.DEFAULT);
    private final Story story = Callbacks.story(run.callback());
    private final List<CallEvent> facts = story.events(
            story.talk().get(0).fact(),
            story.talk().get(1).fact(),
            story.talk().get(2).fact(),
            new CallFact.DestinationDialled(1, "00493023125002"),
            new CallFact.DestinationDialled(2, "493023125003"));

    @Test
    void keyed_digits_are_to_be_judged_once_they_are_told() {
        run.hear(story.authorized()).hear(facts.subList(0, 4)).hear(facts.subList(0, 4));

        assertThat(keyed()).containsExactly(new Output.Keyed(FIRST, 1, "00493023125002"));
        assertThat(run.told()).endsWith("CALLER_ANSWERED MENU", "DESTINATION_DIALLED MENU");
    }

    @Test
    void digits_that_come_before_ratings_answer_wait_for_it() {
        run.hear(facts.subList(0, 4));
        assertThat(keyed()).isEmpty();

        run.hear(story.authorized());

        assertThat(keyed()).hasSize(1);
    }

    @Test
    void admitted_destination_is_asked_for_once() {
        run.hear(story.authorized()).hear(facts.subList(0, 4));

        run.take(admitted(1), TEN.plusSeconds(9)).take(admitted(1), TEN.plusSeconds(10));

        assertThat(calleesAsked())
                .containsExactly(new CalleeRequested(
                        run.callback().id(), FIRST, TEN.plusSeconds(9), false, 1, CALLEE, FORBIDDEN, null));
        assertThat(run.told()).endsWith("DESTINATION_ADMITTED MENU");
        assertThat(run.callback().keyed()).isEqualTo(new Keyed(FIRST, 1, CALLEE, false));
    }

    @Test
    void refused_destination_is_told_with_its_rule_and_the_next_try_is_open() {
        run.hear(story.authorized()).hear(facts.subList(0, 4));

        run.take(new Input.Judged(FIRST, 1, new Destination.Refused(NO)), TEN.plusSeconds(9))
                .hear(refused(1, RefusalReason.FORBIDDEN))
                .hear(facts.get(4))
                .take(admitted(2), TEN.plusSeconds(20));

        assertThat(calleesAsked())
                .extracting(CalleeRequested::tryNumber, CalleeRequested::callee, CalleeRequested::refused)
                .containsExactly(tuple(1, null, RefusalReason.FORBIDDEN), tuple(2, CALLEE, null));
        assertThat(run.told()).endsWith("NUMBER_BLOCKED MENU", "DESTINATION_DIALLED MENU", "DESTINATION_ADMITTED MENU");
    }

    @Test
    void ratings_answer_is_told_once_and_an_answer_to_another_try_not_at_all() {
        run.hear(story.authorized()).hear(facts.subList(0, 4)).take(admitted(1), TEN);

        run.hear(authorized(2)).hear(authorized(1)).hear(authorized(1)).hear(refused(1, RefusalReason.NO_RATE));

        assertThat(run.told()).endsWith("DESTINATION_ADMITTED MENU", "DESTINATION_AUTHORIZED MENU");
        assertThat(Callbacks.steps(run.whole()).getLast().text())
                .isEqualTo("The keyed number may be called at 0.10 EUR a minute, for at most 3000 s of talk.");
    }

    @Test
    void destination_rating_refuses_is_told_with_the_reason() {
        run.hear(story.authorized()).hear(facts.subList(0, 4)).take(admitted(1), TEN);

        run.hear(refused(1, RefusalReason.NO_RATE));

        assertThat(run.told()).endsWith("DESTINATION_NO_RATE MENU");
    }

    @Test
    void call_that_is_being_stopped_asks_for_nothing_more() {
        run.hear(story.authorized()).hear(facts.subList(0, 3)).hear(story.withdrawn(StopReason.CANCELLED));

        run.hear(facts.get(3)).take(admitted(1), TEN.plusSeconds(9));

        assertThat(keyed()).isEmpty();
        assertThat(calleesAsked()).isEmpty();
    }

    @Test
    void judgement_of_an_attempt_that_is_over_changes_nothing() {
        run.hear(story.authorized()).hear(story.talk()).hear(story.settled("0.10", null));

        run.take(admitted(1), TEN.plusSeconds(99));

        assertThat(calleesAsked()).isEmpty();
        assertThat(run.told()).endsWith("ANSWERED COMPLETED");
    }

    @Test
    void judgement_of_another_attempt_changes_nothing() {
        run.hear(story.authorized());

        run.take(new Input.Judged(SECOND, 1, new Destination.Refused(NO)), TEN);

        assertThat(calleesAsked()).isEmpty();
    }

    @Test
    void late_digits_of_a_settled_call_are_told_and_not_judged() {
        List<CallEvent> gap = facts.subList(1, 4);
        run.hear(story.authorized()).hear(gap).hear(story.settled("0", RefusalReason.NO_MONEY));

        run.due(SECOND, TEN.plusSeconds(300));

        assertThat(run.told()).contains("DESTINATION_DIALLED MENU");
        assertThat(keyed()).isEmpty();
    }

    @Test
    void opted_out_leg_is_in_the_story() {
        run.hear(story.authorized())
                .hear(story.events(facts.get(0).fact(), new CallFact.OptedOut(Leg.CALLER, Story.CALLER)));

        assertThat(run.told()).endsWith("OPTED_OUT AUTHORIZED");
        assertThat(run.whole().outputs()).contains(new Output.OptedOut(Story.CALLER));
    }

    private static Input admitted(int tryNumber) {
        return new Input.Judged(FIRST, tryNumber, new Destination.Admitted(CALLEE, FORBIDDEN));
    }

    private CalleeAuthorized authorized(int tryNumber) {
        return new CalleeAuthorized(
                run.callback().id(),
                FIRST,
                TEN.plusSeconds(10),
                false,
                tryNumber,
                List.of(new Target(CALLEE, List.of(new Route("sim", "+493023125002")), 3000, 60, Set.of())),
                new Grant(3000, true, 120),
                Warnings.DEFAULT,
                new CallerIds(null, "+442079460001"),
                Money.of("0.10", "EUR"),
                1);
    }

    private CalleeRefused refused(int tryNumber, RefusalReason reason) {
        return new CalleeRefused(
                run.callback().id(), FIRST, TEN.plusSeconds(10), false, tryNumber, reason, "There is none.");
    }

    private List<Output.Keyed> keyed() {
        return run.whole().outputs().stream()
                .filter(Output.Keyed.class::isInstance)
                .map(Output.Keyed.class::cast)
                .toList();
    }

    private List<CalleeRequested> calleesAsked() {
        return Callbacks.requests(run.whole()).stream()
                .filter(CalleeRequested.class::isInstance)
                .map(CalleeRequested.class::cast)
                .toList();
    }
}
