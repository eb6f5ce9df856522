package io.ringback.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastGateTest {
    private static final Party NUMBER = new Party.E164("+493023125002");

    private final LastGate gate = new LastGate("+493023125666"::equals);

    @ParameterizedTest
    @CsvSource({"112", "911", "999", "110", "118", "0112", "+112", "+49112", "+44999", "116117", "0"})
    void emergency_and_other_short_numbers_are_not_let_out(String number) {
        assertThat(gate.refusal(NUMBER, new Route("sim", number))).contains("EMERGENCY");
    }

    @ParameterizedTest
    @CsvSource({"+493023125002", "00493023125002", "03023125002", "99493023125002"})
    void the_party_s_number_is_let_out_in_the_form_its_trunk_wants(String number) {
        assertThat(gate.refusal(NUMBER, new Route("sim", number))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+493023125003", "+442079460001"})
    void a_number_that_is_not_the_party_s_is_not_let_out(String number) {
        assertThat(gate.refusal(NUMBER, new Route("sim", number))).contains("NOT_THE_PARTY");
    }

    @ParameterizedTest
    @CsvSource({"+493023125666", "03023125666"})
    void blocked_number_is_not_let_out_in_any_form(String number) {
        Party blocked = new Party.E164("+493023125666");

        assertThat(gate.refusal(blocked, new Route("sim", number))).contains("BLOCKED");
    }

    @ParameterizedTest
    @CsvSource({"112, 112, ''", "112, 113, NOT_THE_PARTY"})
    void extension_112_is_no_emergency(String extension, String dialled, String rule) {
        var refusal = gate.refusal(new Party.Extension("site", extension), new Route("pbx", dialled));

        assertThat(refusal.orElse("")).isEqualTo(rule);
    }
}
