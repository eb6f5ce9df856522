package io.ringback.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripted phones call the switch; held to recordings 97 and 98 as far as a carrier's channel is like theirs. */
class InboundTest {
    private static final String BUSY = "ringback-busy";
    private static final String MISSED = "ringback-missed";

    @Test
    void call_is_held_unanswered_until_it_is_dropped_with_its_cause() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            String id = called(calls, "+442079460001", MISSED);
            assertThat(calls.get("/inbound")).isEqualTo(fate(id, "+442079460001", false, false, 0));

            calls.client.send("Action: Hangup", "Channel: " + id, "Cause: 21");

            assertThat(Calls.headers(calls.hangupOf(id), "Cause", "ChannelStateDesc"))
                    .containsExactly("Cause: 21", "ChannelStateDesc: Ring");
            assertThat(calls.life()).containsExactly("AsyncAGIStart", "AsyncAGIEnd", "Hangup");
            assertThat(calls.get("/inbound")).isEqualTo(fate(id, "+442079460001", false, true, 21));
        }
    }

    @Test
    void person_hangs_up_and_is_gone() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            String id = called(calls, "+442079460001", BUSY);

            calls.http("DELETE", "/inbound/" + id, "");

            calls.hangupOf(id);
            assertThat(calls.get("/inbound")).contains("\"answered\":true,\"ended\":true");
            assertThat(calls.http("DELETE", "/inbound/" + id, "")).isEqualTo("{\"error\":\"no such call\"}");
        }
    }

    @Test
    void number_that_is_not_to_be_shown_is_marked_so() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.http(
                    "POST",
                    "/inbound",
                    "{\"from\":\"+442079460001\",\"to\":\"442079460500\",\"context\":\"" + MISSED
                            + "\",\"restricted\":true}");

            List<String> start = calls.client.awaitMessage("Event: AsyncAGIStart");

            assertThat(Calls.header(start, "CallerIDNum")).isEqualTo("+442079460001");
            assertThat(URLDecoder.decode(Calls.header(start, "Env"), StandardCharsets.UTF_8))
                    .contains("\nagi_callingpres: 32\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BUSY, "ringback-noreply"})
    void offer_of_a_callback_takes_a_line_of_a_single_digit(String context) throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.http("POST", "/inbound", "{\"from\":\"200\",\"to\":\"7\",\"context\":\"" + context + "\"}");

            List<String> start = calls.client.awaitMessage("Event: AsyncAGIStart", "Exten: 7");

            assertThat(Calls.headers(start, "Context", "ChannelStateDesc"))
                    .containsExactly("Context: " + context, "ChannelStateDesc: Up");
        }
    }

    @Test
    void entry_of_one_digit_is_pressed_where_a_single_one_is_asked_for() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.http("PUT", "/phones/442079460001", "{\"digits\":[\"5\",\"42#\"]}");
            String id = called(calls, "+442079460001", BUSY);

            assertThat(calls.agi(id, "EXEC Read A,beep,1,,1")).isEqualTo("200 result=0");
            assertThat(calls.agi(id, "GET VARIABLE A")).isEqualTo("200 result=1 (5)");
            assertThat(calls.agi(id, "EXEC Read A,beep,20,,1")).isEqualTo("200 result=0");
            assertThat(calls.agi(id, "GET VARIABLE A")).isEqualTo("200 result=1 (42)");
        }
    }

    private static String called(Calls calls, String from, String context) throws Exception {
        calls.http(
                "POST",
                "/inbound",
                "{\"from\":\"" + from + "\",\"to\":\"442079460500\",\"context\":\"" + context + "\"}");
        return Calls.header(calls.client.awaitMessage("Event: AsyncAGIStart", "Exten: 442079460500"), "Uniqueid");
    }

    private static String fate(String id, String from, boolean answered, boolean ended, int cause) {
        return "[{\"channelId\":\"" + id + "\",\"from\":\"" + from + "\",\"to\":\"442079460500\",\"answered\":"
                + answered + ",\"ended\":" + ended + ",\"cause\":" + cause + "}]";
    }
}
