package io.ringback.engine.inbound;

import static io.ringback.engine.inbound.Visitors.ANI;
import static io.ringback.engine.inbound.Visitors.ARRIVED;
import static io.ringback.engine.inbound.Visitors.CHANNEL;
import static io.ringback.engine.inbound.Visitors.EVENT;
import static io.ringback.engine.inbound.Visitors.MENU;
import static io.ringback.engine.inbound.Visitors.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.values.Party;
import io.ringback.engine.call.Prompts;
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
                numbering,
                called -> Optional.ofNullable(Map.of(NUMBER, number).get(called)),
                new Extensions("office", 6),
                sandbox,
                MENU,
                Prompts.standard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+442079460500", "442079460500", "00442079460500", "02079460500"})
    void access_number_is_known_in_every_form_a_carrier_writes_it(String dialled) {
        assertThat(switchboard.call(Visitors.arrival(dialled, "442079460001"), EVENT))
                .contains(Visitors.call(Mode.MISSED_CALL, ANI));
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
        assertThat(switchboard.call(Visitors.arrival(NUMBER, came), EVENT).map(SwitchboardTest::ani))
                .contains(told);
    }

    @Test
    void number_with_a_line_break_is_no_number() {
        assertThat(switchboard
                        .call(Visitors.arrival(NUMBER, "442079460001\r\nAction: Hangup"), EVENT)
                        .map(SwitchboardTest::ani))
                .contains("");
    }

    @Test
    void restricted_number_is_withheld_though_the_network_tells_it() {
        Arrival restricted = new Arrival(ARRIVED, CHANNEL, Entrance.ACCESS_NUMBER, NUMBER, ANI, true, false, false);

        assertThat(switchboard.call(restricted, EVENT).map(SwitchboardTest::ani))
                .contains("");
    }

    @ParameterizedTest(name = "{0} calls {1}")
    @CsvSource({
        "200, 201, 200, 201",
        "442079460001, 201, +442079460001, 201",
        "02079460001, 493023125002, +442079460001, +493023125002",
        "123456, 0, 123456, 0"
    })
    void busy_line_and_who_waits_are_extensions_of_the_site_or_numbers(
            String caller, String dialled, String waiter, String line) {
        assertThat(switchboard.call(atBusyLine(dialled, caller, false), EVENT))
                .map(InboundCall::purpose)
                .contains(new Purpose.MissedLine(party(waiter), party(line), true, false));
    }

    @Test
    void call_that_nobody_answered_is_told_from_one_to_a_busy_line() {
        Arrival unanswered = new Arrival(ARRIVED, CHANNEL, Entrance.UNANSWERED_LINE, "201", "200", false, true, false);

        assertThat(switchboard.call(unanswered, EVENT))
                .map(InboundCall::purpose)
                .contains(new Purpose.MissedLine(party("200"), party("201"), false, false));
    }

    @ParameterizedTest
    @CsvSource({"'', 201", "anonymous, 201", "200, s", "200, ''", "200, '201,TIMEOUT=9'", "1234567890123456, 201"})
    void nobody_who_could_be_called_back_or_nothing_that_could_be_waited_for_is_left_alone(
            String caller, String dialled) {
        assertThat(switchboard.call(atBusyLine(dialled, caller, false), EVENT)).isEmpty();
        assertThat(switchboard.call(atBusyLine("201", "200", true), EVENT)).isEmpty();
    }

    private static Arrival atBusyLine(String dialled, String caller, boolean restricted) {
        return new Arrival(ARRIVED, CHANNEL, Entrance.BUSY_LINE, dialled, caller, restricted, true, false);
    }

    private static Party party(String text) {
        return text.startsWith("+") ? new Party.E164(text) : new Party.Extension("office", text);
    }

    private static String ani(InboundCall call) {
        return ((Purpose.AccessCall) call.purpose()).ani();
    }
}
