package io.ringback.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginatesTest {
    @Test
    void each_originate_is_known_by_its_channel_and_time_until_it_is_forgotten() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.originate("+442079460010", "first");
            calls.originate("+442079460012", "second");
            calls.hangupOf("second");

            assertThat(calls.get("/originates"))
                    .matches("\\[\\{\"channelId\":\"first\",\"at\":\"20[^\"]+Z\"},"
                            + "\\{\"channelId\":\"second\",\"at\":\"20[^\"]+Z\"}]");

            calls.http("DELETE", "/phones", "");

            assertThat(calls.get("/originates")).isEqualTo("[]");
        }
    }
}
