package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void states_that_pass_by_themselves_are_told_from_those_that_stay() {
        var passing = List.of(
                "08006", "40001", "40P01", "53100", "53300", "57014", "57P01", "57P02", "57P03", "55P03", "25P04");
        var staying = List.of("23505", "22P02", "42P01", "22012", "23514", "XX000", "0A000");

        assertThat(passing).allMatch(state -> Faults.passing(sql(state)));
        assertThat(staying).noneMatch(state -> Faults.passing(sql(state)));
    }

    @Test
    void fault_of_the_database_tells_others_whether_it_passes() {
        assertThat(sql("57P03").isPassing()).isTrue();
        assertThat(SqlFault.of(ClosedConnectionException.INSTANCE).isPassing()).isTrue();
        assertThat(sql("23505").isPassing()).isFalse();
    }

    @Test
    void server_that_is_not_reached_passes() {
        assertThat(List.of(
                        SqlFault.of(ClosedConnectionException.INSTANCE),
                        new UncheckedIOException(new ConnectException("refused")),
                        new IllegalStateException(new TimeoutException("late"))))
                .allMatch(Faults::passing);
    }

    @Test
    void faults_of_the_record_stay() {
        assertThat(List.of(
                        new IllegalArgumentException("bad"),
                        new NullPointerException("bug"),
                        new RecordTooLargeException("large")))
                .noneMatch(Faults::passing);
    }

    @Test
    void cause_decides_however_deep_it_lies() {
        assertThat(Faults.passing(new IllegalStateException(new RuntimeException(sql("57P01")))))
                .isTrue();
        assertThat(Faults.conflict(new IllegalStateException(sql("40001")))).isTrue();
        assertThat(Faults.conflict(sql("57P01"))).isFalse();
    }

    private static SqlFault sql(String state) {
        return SqlFault.of(new PgException("message", "ERROR", state, null));
    }
}
