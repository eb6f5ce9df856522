package io.ringback.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a client may do to a call that is going on, and what goes on without a client. */
class LiveCallTest {
    private static final String CALLER = "+442079460001";
    private static final String TALKER = "PJSIP/+493023125023@sim";

    @Test
    void hangup_reaches_a_channel_whose_agi_is_busy() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");
            String waiting = calls.queue("a", "EXEC Wait 30");
            String never = calls.queue("a", "EXEC Dial " + TALKER + ",30,g");
            calls.client.awaitMessage("Event: AGIExecStart", "Command: EXEC Wait 30");

            calls.hangup("a");

            assertThat(calls.result(waiting)).isEqualTo("200 result=-1");
            assertThat(calls.client.received()).noneMatch(m -> m.contains("CommandId: " + never));
            assertThat(Calls.headers(calls.hangupOf("a"), "Cause")).containsExactly("Cause: 16");
        }
    }

    @Test
    void agi_hangup_ends_an_idle_channel() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            assertThat(calls.agi("a", "HANGUP")).isEqualTo("200 result=1");
            calls.client.awaitMessage("Event: SoftHangupRequest", "Uniqueid: a", "Cause: 32");
            calls.hangupOf("a");
        }
    }

    @Test
    void absolute_timeout_ends_the_call_with_no_session_left() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");
            calls.queue("a", "EXEC Dial " + TALKER + ",30,g");
            calls.client.awaitMessage("Event: BridgeEnter", "BridgeNumChannels: 2");
            calls.client.send("Action: AbsoluteTimeout", "Channel: a", "Timeout: 1", "ActionID: t");
            assertThat(calls.client.awaitMessage("ActionID: t")).contains("Message: Timeout Set");

            calls.client.close();

            calls.client.await(() -> calls.get("/channels").equals("[]"));
        }
    }

    @Test
    void another_session_takes_over_a_call() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");
            calls.client.close();
            try (ManagerClient other = calls.login()) {
                other.send("Action: CoreShowChannels", "ActionID: c");
                other.awaitMessage("Event: CoreShowChannel", "Uniqueid: a", "Application: AGI");
                other.send("Action: AGI", "Channel: a", "Command: HANGUP", "CommandID: x");

                other.awaitMessage("Event: AsyncAGIExec", "CommandId: x");
                other.awaitMessage("Event: Hangup", "Uniqueid: a");
            }
        }
    }

    @Test
    void live_channel_id_is_refused_and_a_past_one_is_not() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            calls.originate(CALLER, "a");

            calls.client.awaitMessage("Event: OriginateResponse", "Response: Failure", "Reason: 0", "Uniqueid: a");
            calls.hangup("a");
            calls.originate("+442079460010", "a");
            calls.client.awaitMessage("Event: Hangup", "Uniqueid: a", "Cause: 17");
        }
    }

    @Test
    void unknown_channels_are_answered_with_the_recorded_errors() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.client.send("Action: AGI", "Channel: x", "Command: HANGUP", "ActionID: 1");
            calls.client.send("Action: Hangup", "Channel: x", "ActionID: 2");
            calls.client.send("Action: Getvar", "Channel: x", "Variable: A", "ActionID: 3");
            calls.client.send("Action: AbsoluteTimeout", "Channel: x", "Timeout: 5", "ActionID: 4");
            calls.client.send("Action: Status", "Channel: x", "ActionID: 5");

            assertThat(calls.client.awaitMessage("ActionID: 1")).contains("Message: Channel x does not exist.");
            assertThat(calls.client.awaitMessage("ActionID: 2")).contains("Message: No such channel");
            assertThat(calls.client.awaitMessage("ActionID: 3")).contains("Message: No such channel");
            assertThat(calls.client.awaitMessage("ActionID: 4")).contains("Message: No such channel");
            assertThat(calls.client.awaitMessage("ActionID: 5")).contains("Message: No such channel");
        }
    }

    @Test
    void endpoint_that_does_not_exist_fails_without_any_channel() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.client.send(
                    "Action: Originate",
                    "ActionID: 1",
                    "Channel: PJSIP/+442079460001@nowhere",
                    "Context: ringback",
                    "Exten: s",
                    "Priority: 1",
                    "Async: true",
                    "ChannelId: n");

            calls.client.awaitMessage("Event: OriginateResponse", "Response: Failure", "Reason: 0", "Uniqueid: n");
            assertThat(calls.life()).containsExactly("OriginateResponse");
        }
    }
}
