package io.ringback.cdr.classic;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.cdr.Attempt;
import io.ringback.cdr.Attempts;
import io.ringback.cdr.record.AttemptHistory;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.values.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final UUID ACCOUNT = Ids.next();

    @Test
    void header_names_the_sixteen_fields() {
        assertThat(Csv.header())
                .isEqualTo("\"calldate\",\"clid\",\"src\",\"dst\",\"dcontext\",\"channel\",\"dstchannel\",\"lastapp\","
                        + "\"lastdata\",\"duration\",\"billsec\",\"disposition\",\"amaflags\",\"accountcode\","
                        + "\"uniqueid\",\"userfield\"\r\n");
    }

    @Test
    void answered_attempt_is_billed() {
        var attempt = Attempts.answered(ACCOUNT);

        assertThat(Csv.line(record(attempt)))
                .isEqualTo("\"2026-01-31 10:00:02\",\"<+442079460001>\",\"+442079460001\",\"+493023125002\","
                        + "\"ringback\",\"sim\",\"sim\",\"Dial\",\"\",\"79\",\"60\",\"ANSWERED\",\"BILLING\",\""
                        + ACCOUNT + "\",\"" + attempt.attemptId + "\",\"" + attempt.callbackId + "\"\r\n");
    }

    @Test
    void target_that_was_reached_last_is_the_destination() {
        assertThat(ClassicRecord.of(record(Attempts.hunted(ACCOUNT))).dst()).isEqualTo("+493023125003");
    }

    @Test
    void refused_attempt_has_failed_without_a_channel() {
        var attempt = Attempts.refused(ACCOUNT);

        assertThat(ClassicRecord.of(record(attempt)))
                .isEqualTo(new ClassicRecord(
                        "2026-01-31 10:00:00",
                        "<+442079460001>",
                        "+442079460001",
                        "+493023125002",
                        "ringback",
                        "",
                        "",
                        "",
                        "",
                        100,
                        0,
                        "FAILED",
                        "DOCUMENTATION",
                        ACCOUNT.toString(),
                        attempt.attemptId.toString(),
                        attempt.callbackId.toString()));
    }

    @Test
    void busy_is_busy() {
        assertThat(ClassicRecord.of(record(Attempts.callerBusy(ACCOUNT))).disposition())
                .isEqualTo("BUSY");
    }

    private static CallDetailRecord record(Attempt attempt) {
        return new AttemptHistory(attempt.facts(), attempt.settlement(), List.of())
                .assembled()
                .orElseThrow();
    }
}
