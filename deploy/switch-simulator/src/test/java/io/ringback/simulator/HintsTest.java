package io.ringback.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines whose state can be asked for and heard of, as in recording 55. */
class HintsTest {
    @Test
    void state_of_an_extension_is_told_who_asks() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.client.send("Action: ExtensionState", "Context: hints", "Exten: 601", "ActionID: a1");
            calls.client.send("Action: ExtensionState", "Context: hints", "Exten: 699", "ActionID: a3");

            assertThat(calls.client.awaitMessage("ActionID: a1"))
                    .isEqualTo(List.of(
                            "Response: Success",
                            "ActionID: a1",
                            "Message: Extension Status",
                            "Exten: 601",
                            "Context: hints",
                            "Hint: Custom:lamp1",
                            "Status: 0",
                            "StatusText: Idle"));
            assertThat(Calls.headers(calls.client.awaitMessage("ActionID: a3"), "Hint", "Status", "StatusText"))
                    .containsExactly("Hint: ", "Status: -1", "StatusText: Unknown");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INUSE, 1, InUse",
        "RINGING, 8, Ringing",
        "BUSY, 2, Busy",
        "NOT_INUSE, 0, Idle",
        "UNAVAILABLE, 4, Unavailable",
        "ONHOLD, 16, Hold",
        "RINGINUSE, 9, InUse&Ringing"
    })
    void device_that_is_set_is_reported_with_its_extension(String state, String code, String text) throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.client.send("Action: Setvar", "Variable: DEVICE_STATE(Custom:lamp1)", "Value: " + state);

            calls.client.awaitMessage("Event: DeviceStateChange", "Device: Custom:lamp1", "State: " + state);
            assertThat(Calls.headers(
                            calls.client.awaitMessage("Event: ExtensionStatus"),
                            "Privilege",
                            "Exten",
                            "Context",
                            "Hint",
                            "Status",
                            "StatusText"))
                    .containsExactly(
                            "Privilege: call,all",
                            "Exten: 601",
                            "Context: hints",
                            "Hint: Custom:lamp1",
                            "Status: " + code,
                            "StatusText: " + text);
        }
    }

    @Test
    void invalid_device_says_nothing_of_its_extension_and_an_unknown_state_is_refused() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.client.send("Action: Setvar", "Variable: DEVICE_STATE(Custom:lamp1)", "Value: INVALID");
            calls.client.send(
                    "Action: Setvar", "Variable: DEVICE_STATE(Custom:lamp1)", "Value: UNKNOWN", "ActionID: a15");

            assertThat(calls.client.awaitMessage("ActionID: a15")).contains("Message: Variable not set");
            assertThat(calls.client.received()).noneMatch(message -> message.contains("Event: ExtensionStatus"));
        }
    }

    @Test
    void line_gets_a_hint_and_a_state_over_http() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.http("PUT", "/lines/201", "{\"state\":\"INUSE\"}");

            calls.client.awaitMessage("Event: ExtensionStatus", "Exten: 201", "Context: ringback-hints", "Status: 1");
            assertThat(calls.get("/lines")).isEqualTo("{\"201\":\"INUSE\"}");
            assertThat(calls.http("PUT", "/lines/201", "{\"state\":\"LOUD\"}"))
                    .isEqualTo("{\"error\":\"a line needs an extension and one of the states of recording 55\"}");
        }
    }
}
