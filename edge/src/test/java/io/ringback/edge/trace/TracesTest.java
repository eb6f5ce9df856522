package io.ringback.edge.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
    @AfterEach
    void leave() {
        Traces.leave();
    }

    @Test
    void trace_from_outside_goes_on_with_a_span_of_our_own() {
        Traces.enter("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(Traces.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(Traces.current())
                .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense\nlevel=ERROR",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"
            })
    void what_is_no_trace_begins_a_new_one(String header) {
        Traces.enter(header);

        assertThat(Traces.current()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").contains(Traces.traceId());
    }

    @Test
    void nothing_is_left_behind() {
        Traces.enter(null);
        Traces.leave();

        assertThat(Traces.current()).isNull();
        assertThat(Traces.traceId()).isNull();
    }
}
