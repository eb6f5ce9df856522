package io.ringback.engine.inbound;

import static io.ringback.engine.inbound.Visitors.ANI;
import static io.ringback.engine.inbound.Visitors.ARRIVED;
import static io.ringback.engine.inbound.Visitors.CHANNEL;
import static io.ringback.engine.inbound.Visitors.EVENT;
import static io.ringback.engine.inbound.Visitors.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchboardTest {
    private static final AccessNumber OURS = Visitors.number(Mode.MISSED_CALL);

    private final Switchboard switchboard = with(OURS, false);

    private static Switchboard with(AccessNumber number, boolean sandbox) {
        Numbering numbering = Numbering.of(List.of("00=+", "0=+44", "=+"));
        return new Switchboard(
                numbering, called -> Optional.ofNullable(Map.of(NUMBER, number).get(called)), sandbox);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+442079460500", "442079460500", "00442079460500", "02079460500"})
    void access_number_is_known_in_every_form_a_carrier_writes_it(String dialled) {
        assertThat(switchboard.call(Visitors.arrival(dialled, "442079460001"), EVENT))
                .contains(new InboundCall(EVENT, ARRIVED, CHANNEL, OURS, ANI));
    }

    @ParameterizedTest
    @ValueSource(strings = {"442079460501", "", "s", "500", "+442079460500\r\nAction: Hangup", "999999999999999999"})
    void what_is_no_access_number_is_not_ours(String dialled) {
        assertThat(switchboard.call(Visitors.arrival(dialled, "442079460001"), EVENT))
                .isEmpty();
    }

    @Test
    void number_that_is_gone_or_of_the_other_kind_of_switch_is_not_ours() {
        AccessNumber gone = Visitors.number(Mode.MISSED_CALL, false, true);
        AccessNumber simulated = Visitors.number(Mode.MISSED_CALL, true, false);
        Arrival arrival = Visitors.arrival(NUMBER, ANI);

        assertThat(with(gone, false).call(arrival, EVENT)).isEmpty();
        assertThat(with(simulated, false).call(arrival, EVENT)).isEmpty();
        assertThat(with(OURS, true).call(arrival, EVENT)).isEmpty();
        assertThat(with(simulated, true).call(arrival, EVENT)).isPresent();
    }

    @ParameterizedTest(name = "{0} is told as {1}")
    @CsvSource({
        "442079460001, +442079460001",
        "02079460001, +442079460001",
        "201, 201",
        "12345678901234567890123456789012, 12345678901234567890123456789012",
        "123456789012345678901234567890123, ''",
        "anonymous, ''",
        "<unknown>, ''",
        "'', ''",
        "'+44 20 7946 0001', ''",
        "'+442079460001,TIMEOUT(absolute)=9', ''",
        "++442079460001, ''",
        "٤٤٢٠٧٩٤٦٠٠٠١, ''"
    })
    void number_of_the_caller_is_e164_or_the_digits_that_came_or_nothing(String came, String told) {
        assertThat(switchboard
                        .call(Visitors.arrival(NUMBER, came), EVENT)
                        .orElseThrow()
                        .ani())
                .isEqualTo(told);
    }

    @Test
    void number_with_a_line_break_is_no_number() {
        assertThat(switchboard
                        .call(Visitors.arrival(NUMBER, "442079460001\r\nAction: Hangup"), EVENT)
                        .orElseThrow()
                        .ani())
                .isEmpty();
    }

    @Test
    void restricted_number_is_withheld_though_the_network_tells_it() {
        Arrival restricted = new Arrival(ARRIVED, CHANNEL, Entrance.ACCESS_NUMBER, NUMBER, ANI, true, false);

        assertThat(switchboard.call(restricted, EVENT).orElseThrow().ani()).isEmpty();
    }
}
