package io.ringback.cdr.record;

import static io.ringback.cdr.Attempts.answered;
import static io.ringback.cdr.Attempts.dialing;
import static io.ringback.cdr.Attempts.estimated;
import static io.ringback.cdr.Attempts.hunted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.cdr.Attempt;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryInAnyOrderTest {
    private static final UUID ACCOUNT = Ids.next();

    @Test
    void correction_replaces_the_amount_and_makes_another_version() {
        var attempt = answered(ACCOUNT).corrected("0.05", 500).corrected("0.07", 600);

        var record = assembled(attempt);

        assertThat(record.version()).isEqualTo(3);
        assertThat(record.amount()).isEqualTo(Money.of("0.07", "EUR"));
        assertThat(record.legs()).containsExactly(Attempt.leg(Money.of("0.07", "EUR"), 60));
        assertThat(record.deckVersion()).isEqualTo(2);
    }

    @Test
    void nothing_is_assembled_while_a_fact_or_the_charge_is_missing() {
        var attempt = answered(ACCOUNT);
        for (int missing = 0; missing < attempt.facts().size(); missing++) {
            var facts = new ArrayList<>(attempt.facts());
            facts.remove(missing);
            assertThat(new AttemptHistory(facts, attempt.settlement(), List.of()).assembled())
                    .as("without fact %d", missing + 1)
                    .isEmpty();
        }
        assertThat(new AttemptHistory(attempt.facts(), null, List.of()).assembled())
                .isEmpty();
    }

    @Test
    void every_order_gives_the_same_record() {
        for (var attempt : List.of(
                answered(ACCOUNT).corrected("0.05", 500).corrected("0.07", 600), hunted(ACCOUNT), estimated(ACCOUNT))) {
            var expected = assembled(attempt);
            for (long seed = 0; seed < 200; seed++) {
                var facts = shuffled(attempt.facts(), seed);
                var corrections = shuffled(attempt.corrections(), seed);

                assertThat(new AttemptHistory(facts, attempt.settlement(), corrections).assembled())
                        .as("seed %d", seed)
                        .contains(expected);
            }
        }
    }

    @Test
    void fact_about_a_dial_that_never_went_out_is_a_fault() {
        var attempt = answered(ACCOUNT);
        var first = attempt.facts().getFirst();
        var facts = new ArrayList<>(attempt.facts());
        facts.set(
                0,
                new CallEvent(
                        first.callbackId(),
                        first.attemptId(),
                        1,
                        first.at(),
                        false,
                        dialing(7, Leg.CALLER, Attempt.CALLER)));

        assertThatThrownBy(() -> new AttemptHistory(facts, attempt.settlement(), List.of()).assembled())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fact speaks of dial 1, which never went out");
    }

    private static CallDetailRecord assembled(Attempt attempt) {
        return new AttemptHistory(attempt.facts(), attempt.settlement(), attempt.corrections())
                .assembled()
                .orElseThrow();
    }

    private static <T> List<T> shuffled(List<T> list, long seed) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
