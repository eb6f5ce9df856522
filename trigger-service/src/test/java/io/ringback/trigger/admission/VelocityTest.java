package io.ringback.trigger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.admission.Velocity.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VelocityTest {
    private static final Limit ANY = new Limit(0, 1_000_000);

    @ParameterizedTest
    @CsvSource({"3, 0, true", "3, 2, true", "3, 3, false", "3, 4, false", "1, 0, true", "1, 1, false", "0, 99, true"})
    void request_that_would_be_one_too_many_is_refused(int most, long count, boolean allowed) {
        Limit limit = new Limit(most, count);

        assertThat(allowed(new Velocity(limit, ANY, ANY))).containsExactly(allowed, true, true);
        assertThat(allowed(new Velocity(ANY, limit, ANY))).containsExactly(true, allowed, true);
        assertThat(allowed(new Velocity(ANY, ANY, limit))).containsExactly(true, true, allowed);
    }

    @Test
    void refusal_says_how_much_was_asked_for() {
        Limit full = new Limit(3, 3);

        assertThat(new Velocity(full, full, full).answers())
                .containsExactly(
                        Rule.ACCOUNT_VELOCITY.forbids("The account has asked for 3 callbacks within an hour."),
                        Rule.ADDRESS_VELOCITY.forbids("3 callbacks were asked for from this address within an hour."),
                        Rule.DESTINATION_VELOCITY.forbids(
                                "Numbers that begin like one of these were rung 3 times within an hour."));
    }

    @ParameterizedTest
    @CsvSource({"+493023125002, +493023125", "+442079460999, +442079460", "+2901234, +2901"})
    void range_is_a_number_but_for_its_last_three_digits(String number, String range) {
        assertThat(Velocity.range(number)).isEqualTo(range);
    }

    private static List<Boolean> allowed(Velocity velocity) {
        return velocity.answers().stream().map(RuleAnswer::allowed).toList();
    }
}
