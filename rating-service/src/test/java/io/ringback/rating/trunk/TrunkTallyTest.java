package io.ringback.rating.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.rating.Calls;
import io.ringback.rating.Wishes;
import io.ringback.rating.routing.TrunkRecord;
import io.ringback.rating.trunk.TrunkTally.Bucket;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrunkTallyTest {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID ATTEMPT = new UUID(0, 1);

    private final TrunkTally tally = new TrunkTally(2);
    private int number;

    @Test
    void answered_call_counts_its_delay_at_the_dial_and_its_talk_at_the_end() {
        at(290, dialling(1, Wishes.CALLER, "gold"));
        at(292, new LegRinging(Leg.CALLER, 1));
        at(305, new LegAnswered(Leg.CALLER, 1));
        at(365, ended(1));

        assertThat(tally.drain())
                .isEqualTo(Map.of(
                        new Bucket("gold", TEN), new TrunkRecord(1, 1, 1, 0, 2_000, 0),
                        new Bucket("gold", TEN.plusSeconds(300)), new TrunkRecord(0, 0, 0, 60_000, 0, 0)));
        assertThat(tally.drain()).isEmpty();
    }

    @Test
    void answer_without_ringing_counts_as_both() {
        at(0, dialling(1, Wishes.CALLER, "gold"));
        at(3, new LegAnswered(Leg.CALLER, 1));
        at(3, new LegRinging(Leg.CALLER, 1));

        assertThat(tally.drain()).isEqualTo(Map.of(new Bucket("gold", TEN), new TrunkRecord(1, 1, 1, 0, 3_000, 0)));
    }

    @Test
    void dial_for_a_party_another_trunk_has_failed_to_reach_is_a_failover() {
        at(0, dialling(1, Wishes.CALLER, "gold"));
        at(1, ended(1));
        at(2, dialling(2, Wishes.CALLER, "silver"));
        at(3, ended(2));
        at(4, dialling(3, Wishes.CALLER, "silver"));
        at(5, dialling(4, Wishes.CALLEE, "gold"));

        assertThat(tally.drain())
                .isEqualTo(Map.of(
                        new Bucket("gold", TEN), new TrunkRecord(2, 0, 0, 0, 0, 0),
                        new Bucket("silver", TEN), new TrunkRecord(2, 0, 0, 0, 0, 1)));
    }

    @Test
    void each_event_counts_once_however_often_it_comes() {
        var first = event(1, TEN, dialling(1, Wishes.CALLER, "gold"));
        var second = event(2, TEN, new LegAnswered(Leg.CALLER, 1));
        var last = event(3, TEN.plusSeconds(9), ended(1));
        var over = event(4, TEN.plusSeconds(9), Calls.talkedFor(9_000));

        for (var event : new CallEvent[] {first, first, second, first, last, over, first, second, last, over}) {
            tally.hear(event);
        }

        assertThat(tally.drain()).isEqualTo(Map.of(new Bucket("gold", TEN), new TrunkRecord(1, 1, 1, 9_000, 0, 0)));
    }

    @Test
    void calls_of_the_sandbox_and_those_whose_beginning_was_not_heard_count_nothing() {
        var sandbox = new CallEvent(ATTEMPT, ATTEMPT, 1, TEN, true, dialling(1, Wishes.CALLER, "gold"));
        tally.hear(sandbox);
        at(0, new LegRinging(Leg.CALLER, 7));
        at(1, new LegAnswered(Leg.CALLER, 7));
        at(2, ended(7));

        assertThat(tally.drain()).isEmpty();
    }

    @Test
    void quietest_attempt_is_forgotten_when_there_are_too_many() {
        tally.hear(event(new UUID(0, 1), 1, dialling(1, Wishes.CALLER, "gold")));
        tally.hear(event(new UUID(0, 2), 1, dialling(1, Wishes.CALLER, "gold")));
        tally.hear(event(new UUID(0, 1), 2, new LegRinging(Leg.CALLER, 1)));
        tally.hear(event(new UUID(0, 3), 1, dialling(1, Wishes.CALLER, "gold")));

        tally.hear(event(new UUID(0, 1), 3, new LegAnswered(Leg.CALLER, 1)));
        tally.hear(event(new UUID(0, 2), 2, new LegAnswered(Leg.CALLER, 1)));

        assertThat(tally.drain()).isEqualTo(Map.of(new Bucket("gold", TEN), new TrunkRecord(3, 1, 1, 0, 0, 0)));
    }

    @Test
    void what_could_not_be_stored_is_not_lost() {
        at(0, dialling(1, Wishes.CALLER, "gold"));
        var unstored = tally.drain();
        at(1, new LegRinging(Leg.CALLER, 1));
        tally.putBack(unstored);

        assertThat(tally.drain()).isEqualTo(Map.of(new Bucket("gold", TEN), new TrunkRecord(1, 1, 0, 0, 1_000, 0)));
    }

    private void at(long seconds, CallFact fact) {
        tally.hear(event(++number, TEN.plusSeconds(seconds), fact));
    }

    private static CallEvent event(int number, Instant at, CallFact fact) {
        return new CallEvent(ATTEMPT, ATTEMPT, number, at, false, fact);
    }

    private static CallEvent event(UUID attempt, int number, CallFact fact) {
        return new CallEvent(attempt, attempt, number, TEN, false, fact);
    }

    private static CallFact dialling(int n, Party party, String trunk) {
        var leg = party.equals(Wishes.CALLER) ? Leg.CALLER : Leg.CALLEE;
        return new LegDialing(leg, n, party, trunk, "switch-1", "rb-test-" + n);
    }

    private static CallFact ended(int n) {
        return new LegEnded(Leg.CALLER, n, 16, null, Disposition.ANSWERED, true, HungUpBy.CALLER);
    }
}
