package io.ringback.engine.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.values.Disposition;
import io.ringback.engine.cause.CauseTable.Reading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseTableTest {
    @ParameterizedTest(name = "Q.850 {0}, SIP {1}, rang {2}, timed out {3} is {4}")
    @CsvSource({
        "1, 404, false, false, INVALID_NUMBER, NEVER",
        "3, 404, false, false, UNREACHABLE, OTHER_TRUNK",
        "26, 404, false, false, FAILED, OTHER_TRUNK",
        "99, 404, false, false, INVALID_NUMBER, NEVER",
        "27, 502, false, false, UNREACHABLE, OTHER_TRUNK",
        "17, 486, true, false, BUSY, SHORT",
        "17, 603, false, false, REJECTED, NEVER",
        "21, 603, false, false, REJECTED, NEVER",
        "55, 403, false, false, REJECTED, NEVER",
        "18, 408, false, false, NO_ANSWER, LONG",
        "19, 480, true, false, NO_ANSWER, LONG",
        "19, 480, false, false, UNREACHABLE, LONG",
        "19, 480, false, true, NO_ANSWER, LONG",
        "20, , false, false, UNREACHABLE, LONG",
        "28, 484, false, false, INVALID_NUMBER, NEVER",
        "22, 410, false, false, INVALID_NUMBER, NEVER",
        "34, 503, false, false, CONGESTION, OTHER_TRUNK",
        "79, 503, false, false, FAILED, NEVER",
        "38, 500, false, false, FAILED, ONCE",
        "38, , false, false, CONGESTION, OTHER_TRUNK",
        "102, 504, false, false, UNREACHABLE, OTHER_TRUNK",
        "65, 488, false, false, FAILED, NEVER",
        "16, , false, false, CANCELLED, NEVER",
        "0, , true, false, NO_ANSWER, LONG",
        "0, , false, false, FAILED, NEVER",
        ", , false, false, FAILED, NEVER"
    })
    void end_of_a_leg_reads_as_the_table_says(
            @Nullable Integer q850,
            @Nullable Integer sip,
            boolean rang,
            boolean timedOut,
            Disposition disposition,
            Retry retry) {
        Reading reading = CauseTable.STANDARD.read(new HangupCause(q850, sip), rang, timedOut);

        assertThat(reading).isEqualTo(new Reading(disposition, retry));
    }

    @ParameterizedTest(name = "on its own trunk Q.850 {0}, SIP {1}, timed out {2} is {3}")
    @CsvSource({
        "19, 480, false, INVALID_NUMBER, NEVER",
        "20, 480, false, BUSY, SHORT",
        "20, 480, true, NO_ANSWER, LONG",
        "34, , false, FAILED, ONCE",
        "34, 503, false, FAILED, ONCE",
        "17, 486, false, BUSY, SHORT"
    })
    void trunk_reads_an_end_in_its_own_way_the_first_row_that_fits_and_leaves_the_rest_to_the_table(
            int q850, @Nullable Integer sip, boolean timedOut, Disposition disposition, Retry retry) {
        CauseTable table = CauseTable.STANDARD.with(Map.of(
                "odd",
                List.of(
                        new CauseOverride(19, 480, Disposition.INVALID_NUMBER, Retry.NEVER),
                        new CauseOverride(null, 480, Disposition.BUSY, Retry.SHORT),
                        new CauseOverride(34, null, Disposition.FAILED, Retry.ONCE))));
        HangupCause cause = new HangupCause(q850, sip);

        assertThat(table.read("odd", cause, false, timedOut)).isEqualTo(new Reading(disposition, retry));
        assertThat(table.read("sim", cause, false, timedOut))
                .isEqualTo(CauseTable.STANDARD.read(cause, false, timedOut));
    }

    @ParameterizedTest
    @CsvSource({
        ", , BUSY, sip must be there",
        "0, , BUSY, q850 must be",
        "128, , BUSY, q850 must be",
        "17, 299, BUSY, sip must be",
        "17, 700, BUSY, sip must be",
        "17, 486, ANSWERED, disposition must be",
        "17, 486, DEFERRED, disposition must be"
    })
    void row_of_a_trunk_says_what_is_wrong_with_it(
            @Nullable Integer q850, @Nullable Integer sip, Disposition disposition, String sentence) {
        assertThatThrownBy(() -> new CauseOverride(q850, sip, disposition, Retry.NEVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }
}
