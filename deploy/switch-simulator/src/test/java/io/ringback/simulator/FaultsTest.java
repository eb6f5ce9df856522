package io.ringback.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the control port can break, seen from the manager's side. */
class FaultsTest {
    private static final String CALLER = "+442079460001";

    @Test
    void cut_takes_the_sessions_and_leaves_the_calls() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            calls.http("POST", "/faults", "{\"fault\":\"cut\"}");

            calls.client.awaitClosed();
            assertThat(calls.get("/channels")).contains("\"channelId\":\"a\"");
        }
    }

    @Test
    void restart_hangs_up_says_shutdown_and_comes_back() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");
            int port = calls.simulator.amiPort();

            calls.http("POST", "/faults", "{\"fault\":\"restart\"}");

            calls.client.awaitClosed();
            assertThat(calls.client.received().stream()
                            .filter(m -> Calls.header(m, "Event").matches("SoftHangupRequest|Hangup|Shutdown"))
                            .map(m -> Calls.headers(m, "Event", "Cause")))
                    .containsExactly(
                            List.of("Event: SoftHangupRequest", "Cause: 4"),
                            List.of("Event: SoftHangupRequest", "Cause: 16"),
                            List.of("Event: Hangup", "Cause: 0"),
                            List.of("Event: Shutdown", "Cause: "));
            ManagerClient back = reconnect(calls);
            back.awaitMessage("Event: FullyBooted", "Uptime: 0");
            assertThat(calls.simulator.amiPort()).isEqualTo(port);
            back.close();
        }
    }

    @Test
    void killed_switch_says_nothing_and_has_forgotten_its_calls() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");

            calls.http("POST", "/faults", "{\"fault\":\"kill\",\"millis\":300}");

            calls.client.awaitClosed();
            assertThat(calls.life()).doesNotContain("Hangup");
            try (ManagerClient back = reconnect(calls)) {
                back.send("Action: CoreShowChannels", "ActionID: c");
                back.awaitMessage("Event: CoreShowChannelsComplete", "ListItems: 0");
            }
        }
    }

    @Test
    void during_a_graceful_restart_every_action_is_refused_and_calls_go_on() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.answeredCaller(CALLER, "a");
            calls.http("POST", "/faults", "{\"fault\":\"gracefulRestart\"}");

            calls.client.send("Action: Ping", "ActionID: p");

            assertThat(calls.client.awaitMessage("ActionID: p"))
                    .containsExactly("Response: Error", "ActionID: p", "Message: Asterisk is shutting down");
            assertThat(calls.get("/channels")).contains("\"channelId\":\"a\"");
            calls.http("POST", "/faults", "{\"fault\":\"abortShutdown\"}");
            calls.client.send("Action: Ping", "ActionID: q");
            assertThat(calls.client.awaitMessage("ActionID: q")).contains("Ping: Pong");
        }
    }

    @Test
    void stalled_switch_answers_when_the_stall_is_over() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.http("POST", "/faults", "{\"fault\":\"stall\",\"millis\":300}");

            calls.client.send("Action: Ping", "ActionID: p");

            calls.client.awaitMessage("ActionID: p", "Ping: Pong");
        }
    }

    @Test
    void broken_trunk_refuses_and_the_phone_never_rings() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.http("POST", "/faults", "{\"fault\":\"trunk\",\"endpoint\":\"sim\",\"status\":503}");

            calls.originate(CALLER, "a");

            assertThat(Calls.headers(calls.hangupOf("a"), "Cause", "TechCause"))
                    .containsExactly("Cause: 34", "TechCause: 503");
            assertThat(calls.get("/phones")).isEqualTo("[]");
        }
    }

    @Test
    void switch_without_our_dialplan_lines_shows_it() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.http("POST", "/faults", "{\"fault\":\"removeContext\",\"context\":\"ringback\"}");

            calls.client.send("Action: ShowDialPlan", "Context: ringback", "ActionID: d");

            assertThat(calls.client.awaitMessage("ActionID: d")).contains("Message: Did not find context ringback");
        }
    }

    @Test
    void bad_requests_are_told_what_is_wrong() throws Exception {
        try (Calls calls = Calls.onFreshSwitch()) {
            assertThat(List.of(
                            calls.http("POST", "/faults", "{\"fault\":\"flood\"}"),
                            calls.http("POST", "/inbound", "{}"),
                            calls.http("POST", "/faults", "nonsense"),
                            calls.get("/nowhere")))
                    .containsExactly(
                            "{\"error\":\"no such fault: flood\"}",
                            "{\"error\":\"from must be a string that is not empty\"}",
                            "{\"error\":\"not the JSON expected: '{' at character 0\"}",
                            "{\"error\":\"no such resource\"}");
        }
    }

    private static ManagerClient reconnect(Calls calls) {
        ManagerClient[] back = new ManagerClient[1];
        calls.client.await(() -> {
            try {
                back[0] = calls.login();
                return true;
            } catch (IOException | RuntimeException _) {
                return false;
            }
        });
        return Objects.requireNonNull(back[0]);
    }
}
