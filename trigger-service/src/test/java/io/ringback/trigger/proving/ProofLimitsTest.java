package io.ringback.trigger.proving;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.trigger.proving.ProofLimits.Exceeded;
import io.ringback.trigger.proving.ProofLimits.Told;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProofLimitsTest {
    private final ProofLimits limits = new ProofLimits(3, 6, 60, 30, 20, 10);

    @Test
    void one_below_each_limit_is_let_through() {
        assertThat(limits.exceeded(new Told(2, 5, 59, 29, 19, 9), Way.CALL)).isEmpty();
        assertThat(limits.exceeded(new Told(2, 5, 59, 29, 19, 9), Way.SMS)).isEmpty();
    }

    @Test
    void each_limit_stops_by_itself_and_says_when_to_come_again() {
        assertThat(limits.exceeded(new Told(3, 3, 3, 3, 0, 0), Way.CALL))
                .contains(new Exceeded(
                        "this number was told as many codes this hour as it may be", Duration.ofMinutes(20)));
        assertThat(limits.exceeded(new Told(0, 6, 0, 0, 0, 0), Way.CALL))
                .contains(new Exceeded("this number was told as many codes today as it may be", Duration.ofHours(6)));
        assertThat(limits.exceeded(new Told(0, 0, 60, 0, 0, 0), Way.CALL))
                .contains(new Exceeded(
                        "this account had as many codes told this hour as it may", Duration.ofMinutes(20)));
        assertThat(limits.exceeded(new Told(0, 0, 30, 30, 0, 0), Way.CALL))
                .contains(new Exceeded(
                        "as many visitors asked here this hour as are let through", Duration.ofMinutes(20)));
    }

    @Test
    void messages_have_limits_of_their_own_that_stop_no_call() {
        var manyFromHere = new Told(0, 0, 30, 0, 0, 10);
        var manyOfTheAccount = new Told(0, 0, 30, 0, 20, 0);

        assertThat(limits.exceeded(manyFromHere, Way.SMS))
                .contains(new Exceeded(
                        "as many messages were asked for from here this hour as are sent", Duration.ofMinutes(20)));
        assertThat(limits.exceeded(manyOfTheAccount, Way.SMS))
                .contains(new Exceeded(
                        "this account had as many codes sent by SMS this hour as it may", Duration.ofMinutes(20)));
        assertThat(limits.exceeded(manyFromHere, Way.CALL)).isEmpty();
        assertThat(limits.exceeded(manyOfTheAccount, Way.CALL)).isEmpty();
    }
}
