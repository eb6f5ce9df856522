package io.ringback.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeGuardTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "text/csv;q=0.5, */*;q=0.1 | text/csv;q=0.5, */*;q=0.1",
                "text/html, application/xhtml+xml, */*;q=0.8 | */*;q=0.8",
                "text/html | application/json",
                "application/json\u0966 | application/json",
                "%, }, application/json&x | application/json",
                "Text/Event-Stream;charset=utf-8 | text/event-stream"
            })
    void only_what_we_answer_with_is_left(String asked, String left) {
        assertThat(MediaTypeGuard.accepted(List.of(asked))).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "application/json; charset=\"utf-8\" | application/json; charset=\"utf-8\"",
                "application/json&x=1 2 | application/octet-stream",
                "\u00e4/json | application/octet-stream",
                "application | application/octet-stream"
            })
    void what_is_no_type_is_read_by_nobody(String given, String left) {
        assertThat(MediaTypeGuard.contentType(given)).isEqualTo(left);
    }
}
