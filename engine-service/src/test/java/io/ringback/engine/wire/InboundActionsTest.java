package io.ringback.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundActionsTest {
    private final Actions actions = new Actions("ringback");

    @Test
    void call_that_nobody_answered_is_rejected() {
        WireAction drop = actions.drop("lab1-1795299212.11");

        assertThat(drop.name()).isEqualTo("Hangup");
        assertThat(drop.headers()).isEqualTo(Map.of("Channel", "lab1-1795299212.11", "Cause", "21"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/.*/", "lab1-1.1\r\nAction: Logoff", "PJSIP/gw-00000001"})
    void what_is_no_channel_s_id_is_not_sent(String channel) {
        assertThatThrownBy(() -> actions.drop(channel)).isInstanceOf(UnsafeValue.class);
    }
}
