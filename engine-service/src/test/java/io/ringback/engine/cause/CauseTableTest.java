package io.ringback.engine.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Disposition;
import io.ringback.engine.cause.CauseTable.Reading;
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
}
