package io.ringback.trigger.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WaysTest {
    @Test
    void where_no_messages_are_sent_an_sms_is_refused_with_the_field_and_the_reason() {
        Ways ways = Ways.with(false);

        assertThat(ways.ways()).containsExactly(Way.CALL);
        assertThatCode(() -> ways.require(Way.CALL)).doesNotThrowAnyException();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ways.require(Way.SMS))
                .satisfies(refused -> {
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().code()).isEqualTo("sms-off");
                    assertThat(refused.problem().errors())
                            .containsExactly(new FieldError("by", "cannot be SMS: no messages are sent here"));
                });
    }

    @Test
    void where_messages_are_sent_a_call_stays_the_usual_way() {
        Ways ways = Ways.with(true);

        assertThat(ways.ways()).containsExactly(Way.CALL, Way.SMS);
        assertThatCode(() -> ways.require(Way.SMS)).doesNotThrowAnyException();
        assertThat(Way.of(null)).isEqualTo(Way.CALL);
    }
}
