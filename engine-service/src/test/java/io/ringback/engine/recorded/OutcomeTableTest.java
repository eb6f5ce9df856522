package io.ringback.engine.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.recorded.OutcomeTable.Left;
import io.ringback.engine.recorded.OutcomeTable.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of outcomes is the recordings' own: no engine is asked here. */
class OutcomeTableTest {
    static List<Row> rows() {
        return OutcomeTable.read().rows();
    }

    @Test
    void every_recording_has_its_outcome_or_the_reason_why_it_has_none() {
        OutcomeTable table = OutcomeTable.read();

        Stream<String> named = Stream.concat(
                table.rows().stream().map(Row::recording), table.left().stream().map(Left::recording));

        assertThat(named).containsExactlyInAnyOrderElementsOf(Recording.names());
        assertThat(table.left()).allSatisfy(left -> assertThat(left.reason()).isNotEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void causes_ringing_and_talk_are_those_of_the_recording(Row row) {
        Recording recording = Recording.of(row.recording());
        Reading reading = Reading.of(recording, Arranger.arrange(recording));
        Outcome expected = row.expected();

        boolean bridged = expected.disposition() == Disposition.ANSWERED;
        Reading.Cause cause = expected.leg() == Leg.CALLER ? reading.caller() : reading.callee();

        assertThat(expected.talkSeconds()).isEqualTo(reading.talkSeconds());
        assertThat(expected.rang()).isEqualTo(reading.rang());
        assertThat(new Reading.Cause(expected.q850(), expected.sip()))
                .isEqualTo(bridged ? Reading.Cause.NORMAL : cause);
    }
}
