package io.ringback.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every scripted number, as caller and as callee. */
class PhonesTest {
    private static final String CALLER = "+442079460001";

    @ParameterizedTest
    @CsvSource({
        "+442079460010,BUSY,17,486",
        "493023125112,NOANSWER,21,603",
        "+493023125013,NOANSWER,19,480",
        "442079460314,CONGESTION,34,503",
        "+442079460015,NOANSWER,1,404",
        "+441234567890,NOANSWER,1,404"
    })
    void caller_that_refuses_shows_its_cause(String number, String dialStatus, String cause, String sip)
            throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.originate(number, "a");

            assertThat(Calls.headers(calls.hangupOf("a"), "Cause", "TechCause"))
                    .containsExactly("Cause: " + cause, "TechCause: " + sip);
            assertThat(Calls.headers(calls.client.awaitMessage("Event: DialEnd"), "DialStatus"))
                    .containsExactly("DialStatus: " + dialStatus);
            assertThat(Calls.headers(calls.client.awaitMessage("Event: OriginateResponse"), "Response", "Reason"))
                    .containsExactly("Response: Failure", "Reason: 0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+493023125010,BUSY,BUSY,17",
        "+493023125012,NOANSWER,CHANUNAVAIL,21",
        "+493023125013,NOANSWER,NOANSWER,19",
        "+493023125014,CONGESTION,CONGESTION,34",
        "+493023125015,NOANSWER,CHANUNAVAIL,1"
    })
    void callee_that_refuses_leaves_the_caller_on_the_line(
            String number, String dialEnd, String dialStatus, String cause) throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            String result = calls.agi("a", "EXEC Dial PJSIP/" + number + "@sim,30,g");

            assertThat(result).isEqualTo("200 result=0");
            calls.client.awaitMessage("Event: DialEnd", "Uniqueid: a", "DialStatus: " + dialEnd);
            assertThat(calls.agi("a", "GET VARIABLE DIALSTATUS")).isEqualTo("200 result=1 (" + dialStatus + ")");
            assertThat(calls.agi("a", "GET VARIABLE HANGUPCAUSE")).isEqualTo("200 result=1 (" + cause + ")");
        }
    }

    @Test
    void caller_that_does_not_answer_ends_with_reason_3_and_no_dial_end() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.originate("+442079460011", "a", 600);

            assertThat(Calls.headers(calls.client.awaitMessage("Event: OriginateResponse"), "Response", "Reason"))
                    .containsExactly("Response: Failure", "Reason: 3");
            assertThat(Calls.headers(calls.hangupOf("a"), "Cause", "TechCause"))
                    .containsExactly("Cause: 19", "TechCause: 480");
            assertThat(calls.life()).containsExactlyInAnyOrder("DialBegin", "DialState", "Hangup", "OriginateResponse");
        }
    }

    @Test
    void callee_that_answers_talks_three_seconds_and_hangs_up() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            String result = calls.agi("a", "EXEC Dial PJSIP/+493023125002@sim,30,gL(20000:5000:2000)");

            assertThat(result).isEqualTo("200 result=0");
            assertThat(calls.life())
                    .startsWith("DialBegin", "DialState", "DialEnd", "OriginateResponse", "AsyncAGIStart")
                    .containsSubsequence(
                            "DialBegin",
                            "DialState",
                            "DialEnd",
                            "BridgeEnter",
                            "BridgeEnter",
                            "HangupRequest",
                            "BridgeLeave",
                            "BridgeLeave");
            assertThat(calls.get("/phones/+493023125002"))
                    .contains("\"number\":\"493023125002\",\"rings\":1,\"answered\":1")
                    .contains("\"linkedId\":\"a\",\"commandId\":\"a-1\",\"role\":\"CALLEE\"");
        }
    }

    @Test
    void slow_callee_is_rung_for_five_seconds() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            assertThat(calls.agi("a", "EXEC Dial PJSIP/+493023125016@sim,3,g")).isEqualTo("200 result=0");
            assertThat(calls.agi("a", "GET VARIABLE DIALSTATUS")).isEqualTo("200 result=1 (NOANSWER)");
        }
    }

    @Test
    void caller_who_hangs_up_while_callee_rings_cancels_the_callee() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller("+442079460017", "a");

            assertThat(calls.agi("a", "EXEC Dial PJSIP/+493023125011@sim,30,g")).isEqualTo("200 result=-1");
            calls.client.awaitMessage("Event: DialEnd", "Uniqueid: a", "DialStatus: CANCEL");
            calls.client.awaitMessage("Event: HangupRequest", "Uniqueid: a");
            assertThat(Calls.headers(calls.hangupOf("a"), "Cause")).containsExactly("Cause: 0");
        }
    }

    @Test
    void caller_who_drops_in_mid_call_ends_the_talk() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller("+442079460018", "a");

            assertThat(calls.agi("a", "EXEC Dial PJSIP/+493023125023@sim,30,g")).isEqualTo("200 result=-1");
            calls.client.awaitMessage("Event: HangupRequest", "Uniqueid: a", "Cause: 16");
        }
    }

    @Test
    void callee_who_talks_on_is_cut_off_at_the_limit() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller("+442079460023", "a");

            assertThat(calls.agi("a", "EXEC Dial PJSIP/+493023125023@sim,30,gL(1000)"))
                    .isEqualTo("200 result=0");
            assertThat(calls.life()).doesNotContain("HangupRequest").contains("BridgeLeave");
        }
    }

    @Test
    void machine_does_not_press_one_and_is_dropped_before_any_bridge() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            assertThat(calls.agi("a", "EXEC Dial PJSIP/+493023125019@sim,30,gU(ringback-confirm)"))
                    .isEqualTo("200 result=0");
            calls.client.awaitMessage("Event: DialEnd", "Uniqueid: a", "DialStatus: CONTINUE");
            assertThat(calls.life()).doesNotContain("BridgeEnter");
        }
    }

    @Test
    void callee_who_presses_one_is_joined() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");
            calls.queue("a", "EXEC Dial PJSIP/+493023125022@sim,30,gU(ringback-confirm)");

            calls.client.awaitMessage("Event: BridgeEnter", "BridgeNumChannels: 2");
            calls.client.awaitMessage("Event: DialEnd", "Uniqueid: a", "DialStatus: ANSWER");
            calls.client.awaitMessage("Event: AsyncAGIExec", "CommandId: a-1");
        }
    }

    @Test
    void callee_who_hangs_up_when_asked_is_joined_for_a_moment_all_the_same() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            // It hangs up three seconds after its answer, the question waits four seconds and more.
            assertThat(calls.agi("a", "EXEC Dial PJSIP/+493023125002@sim,30,gU(ringback-confirm)"))
                    .isEqualTo("200 result=0");
            assertThat(calls.life())
                    .containsSubsequence("HangupRequest", "DialEnd", "BridgeEnter", "BridgeEnter", "BridgeLeave");
        }
    }

    @Test
    void caller_dials_its_digits_when_asked() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller("+442079460020", "a");

            assertThat(calls.agi("a", "EXEC Read RB_DIGITS,menu&beep,20,,1,4")).isEqualTo("200 result=0");
            assertThat(calls.agi("a", "GET VARIABLE RB_DIGITS")).isEqualTo("200 result=1 (00493023125002)");
            assertThat(calls.agi("a", "GET VARIABLE READSTATUS")).isEqualTo("200 result=1 (OK)");
            assertThat(calls.agi("a", "GET DATA beep 4000 20")).isEqualTo("200 result=00493023125002");
        }
    }

    @Test
    void caller_dials_wrong_digits_thrice_and_then_nothing() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller("+442079460021", "a");

            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(calls.agi("a", "GET DATA beep 2000 20")).isEqualTo("200 result=999");
            }
            assertThat(calls.agi("a", "GET DATA beep 500 20")).isEqualTo("200 result= (timeout)");
        }
    }

    @Test
    void digits_given_over_http_are_keyed_instead() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.http("PUT", "/phones/+442079460020", "{\"digits\":[\"42#\",\"1234\"]}");
            calls.answeredCaller("+442079460020", "a");

            assertThat(List.of(calls.agi("a", "GET DATA beep 2000 20"), calls.agi("a", "GET DATA beep 2000 4")))
                    .containsExactly("200 result=42", "200 result=1234");
        }
    }

    @Test
    void phone_remembers_what_was_played_there() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            calls.agi("a", "EXEC Playback ringback/en/n4&ringback/en/n2");
            calls.agi("a", "GET DATA beep 100 1");

            assertThat(calls.get("/phones/" + CALLER))
                    .contains("\"heard\":[\"ringback/en/n4\",\"ringback/en/n2\",\"beep\"]");
        }
    }
}
