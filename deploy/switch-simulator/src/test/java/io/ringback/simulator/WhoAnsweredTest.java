package io.ringback.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Asterisk was seen to do of AMD, MixMonitor and a Dial's announcement, and what the dialplan tells of a 9. */
class WhoAnsweredTest {
    @ParameterizedTest
    @CsvSource({"+442079460019, MACHINE, LONGGREETING-1520-1500", "+442079460023, HUMAN, HUMAN-800-800"})
    void detector_tells_a_machine_from_a_person(String caller, String status, String cause) throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(caller, "a");

            assertThat(calls.agi("a", "EXEC AMD")).isEqualTo("200 result=0");
            assertThat(calls.agi("a", "GET VARIABLE AMDSTATUS")).isEqualTo("200 result=1 (" + status + ")");
            assertThat(calls.agi("a", "GET VARIABLE AMDCAUSE")).isEqualTo("200 result=1 (" + cause + ")");
        }
    }

    @Test
    void hang_up_ends_the_detector() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller("+442079460019", "a");
            calls.queue("a", "EXEC AMD");
            calls.client.awaitMessage("Event: AGIExecStart", "Uniqueid: a");

            calls.hangup("a");

            assertThat(calls.life()).endsWith("AsyncAGIEnd", "Hangup");
        }
    }

    @Test
    void nine_at_the_question_of_the_dialplan_is_told_with_the_headers_of_the_callee() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller("+442079460023", "a");

            assertThat(calls.agi("a", "EXEC Dial PJSIP/+493023125024@sim,30,gU(ringback-confirm)"))
                    .isEqualTo("200 result=0");

            var callee = Calls.header(
                    calls.client.awaitMessage("Event: DialEnd", "Uniqueid: a", "DialStatus: CONTINUE"), "DestUniqueid");
            assertThat(Calls.headers(
                            calls.client.awaitMessage("Event: UserEvent", "UserEvent: RingbackOptOut"),
                            "Uniqueid",
                            "Linkedid"))
                    .containsExactly("Uniqueid: " + callee, "Linkedid: a");
        }
    }

    @Test
    void recording_holds_what_is_said_in_the_bridge_and_the_announcement_comes_before_it() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller("+442079460023", "a");
            calls.agi("a", "EXEC MixMonitor first.wav,b");
            calls.agi("a", "EXEC StopMixMonitor");
            assertThat(calls.agi("a", "EXEC MixMonitor ringback-1.wav,b")).isEqualTo("200 result=0");
            assertThat(calls.agi("a", "GET VARIABLE MIXMONITOR_FILENAME"))
                    .isEqualTo("200 result=1 (/var/spool/asterisk/monitor/ringback-1.wav)");

            calls.agi("a", "EXEC Dial PJSIP/+493023125018@sim,30,gL(60000)A(recording)");

            assertThat(calls.get("/recordings"))
                    .contains("\"ringback-1.wav\"")
                    .containsPattern("\"millis\":\\s*1\\d{3}\\b")
                    .doesNotContain("first.wav");
            assertThat(calls.life()).containsSubsequence("DialEnd", "BridgeEnter", "BridgeLeave");
        }
    }
}
