package io.ringback.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.simulator.manager.ManagerUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
    private static final Settings SETTINGS = Settings.standard()
            .with(ManagerUser.parse("cb:cbsecret"))
            .with(ManagerUser.parse("reader:secret:call:reporting"));

    @Test
    void login_is_accepted_and_followed_by_fully_booted() throws IOException {
        try (Simulator simulator = Simulator.start(SETTINGS);
                ManagerClient client = ManagerClient.connect(simulator.amiPort())) {
            client.send("Action: Login", "Username: cb", "Secret: cbsecret", "ActionID: 1", "Events: system");

            client.awaitMessage("Event: FullyBooted");
            assertThat(client.banner()).isEqualTo("Asterisk Call Manager/11.0.0");
            assertThat(client.received())
                    .containsExactly(
                            List.of("Response: Success", "ActionID: 1", "Message: Authentication accepted"),
                            List.of(
                                    "Event: FullyBooted",
                                    "Privilege: system,all",
                                    "Uptime: 0",
                                    "LastReload: 0",
                                    "Status: Fully Booted"));
        }
    }

    @ParameterizedTest
    @CsvSource({"cb,wrong", "nobody,cbsecret"})
    void wrong_secret_and_unknown_user_get_the_same_answer_and_are_closed(String user, String secret)
            throws IOException {
        try (Simulator simulator = Simulator.start(SETTINGS);
                ManagerClient client = ManagerClient.connect(simulator.amiPort())) {
            client.send("Action: Login", "Username: " + user, "Secret: " + secret, "ActionID: 1");

            client.awaitClosed();
            assertThat(client.received())
                    .containsExactly(List.of("Response: Error", "ActionID: 1", "Message: Authentication failed"));
        }
    }

    @Test
    void md5_challenge_stands_for_the_secret() throws Exception {
        try (Simulator simulator = Simulator.start(SETTINGS);
                ManagerClient client = ManagerClient.connect(simulator.amiPort())) {
            client.send("Action: Challenge", "AuthType: MD5", "ActionID: 1");
            String challenge = Calls.header(client.awaitMessage("ActionID: 1"), "Challenge");
            byte[] key =
                    MessageDigest.getInstance("MD5").digest((challenge + "cbsecret").getBytes(StandardCharsets.UTF_8));

            client.send(
                    "Action: Login",
                    "AuthType: MD5",
                    "Username: cb",
                    "Key: " + HexFormat.of().formatHex(key),
                    "ActionID: 2");

            assertThat(client.awaitMessage("ActionID: 2"))
                    .containsExactly("Response: Success", "ActionID: 2", "Message: Authentication accepted");
        }
    }

    @Test
    void session_that_does_not_log_in_is_closed_without_a_word() throws IOException {
        Settings impatient = SETTINGS.withAuthTimeout(Duration.ofMillis(200));
        try (Simulator simulator = Simulator.start(impatient);
                ManagerClient client = ManagerClient.connect(simulator.amiPort())) {
            client.awaitClosed();

            assertThat(client.received()).isEmpty();
        }
    }

    @Test
    void user_without_the_class_of_an_action_may_not_send_it() throws IOException {
        try (Simulator simulator = Simulator.start(SETTINGS);
                ManagerClient client = ManagerClient.connect(simulator.amiPort())) {
            client.send("Action: Ping", "ActionID: 0");
            client.send("Action: Login", "Username: reader", "Secret: secret", "ActionID: 1");
            client.send("Action: Originate", "Channel: PJSIP/ok@gw", "ActionID: 2");
            client.send("Action: NoSuchAction", "ActionID: 3");
            client.send("Action: Ping", "ActionID: 4");

            client.awaitMessage("Ping: Pong");
            assertThat(client.received().subList(0, 4))
                    .containsExactly(
                            List.of("Response: Error", "ActionID: 0", "Message: Permission denied"),
                            List.of("Response: Success", "ActionID: 1", "Message: Authentication accepted"),
                            List.of("Response: Error", "ActionID: 2", "Message: Permission denied"),
                            List.of(
                                    "Response: Error",
                                    "ActionID: 3",
                                    "Message: Invalid/unknown command: NoSuchAction. Use Action: ListCommands to show"
                                            + " available commands."));
        }
    }

    @Test
    void bare_line_feed_in_a_value_starts_a_new_header() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.client.sendRaw("Action: Getvar\r\nActionID: x\nVariable: INJECTED\r\n\r\n");

            assertThat(calls.client.awaitMessage("ActionID: x"))
                    .containsExactly("Response: Success", "ActionID: x", "Variable: INJECTED", "Value: ");
        }
    }

    @Test
    void line_beyond_1022_bytes_and_action_beyond_128_headers_are_refused() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.client.send("Action: Ping", "ActionID: long", "Variable: " + "x".repeat(1013));
            calls.client.sendRaw("Action: Ping\r\nActionID: many\r\n" + "Variable: A=1\r\n".repeat(127) + "\r\n");

            assertThat(calls.client.awaitMessage("ActionID: long"))
                    .contains("Message: Failed to parse message: line too long");
            assertThat(calls.client.awaitMessage("ActionID: many"))
                    .contains("Message: Too many lines in message or allocation failure");
        }
    }

    @Test
    void missing_context_is_named_and_an_existing_one_is_listed() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.client.send("Action: ShowDialPlan", "Context: nowhere", "ActionID: 1");
            calls.client.send("Action: ShowDialPlan", "Context: ringback", "ActionID: 2");
            calls.client.send(
                    "Action: Originate",
                    "Channel: PJSIP/ok@gw",
                    "Context: nowhere",
                    "Exten: s",
                    "Priority: 1",
                    "Async: true",
                    "ActionID: 3");

            assertThat(calls.client.awaitMessage("ActionID: 1"))
                    .containsExactly("Response: Error", "ActionID: 1", "Message: Did not find context nowhere");
            assertThat(calls.client.awaitMessage("Event: ListDialplan", "Priority: 1"))
                    .containsExactly(
                            "Event: ListDialplan",
                            "ActionID: 2",
                            "Context: ringback",
                            "Extension: s",
                            "Priority: 1",
                            "Application: AGI",
                            "AppData: agi:async",
                            "Registrar: pbx_config");
            assertThat(calls.client.awaitMessage("ActionID: 3"))
                    .containsExactly("Response: Error", "ActionID: 3", "Message: Extension does not exist.");
        }
    }

    @Test
    void filter_lets_only_the_named_events_pass() throws IOException {
        try (Calls calls = Calls.onFreshSwitch()) {
            calls.client.send("Action: Filter", "Operation: Add", "Filter: Event: (OriginateResponse|Hangup)\\b");
            calls.originate("+442079460010", "f1");

            calls.hangupOf("f1");
            calls.client.awaitMessage("Event: OriginateResponse");
            assertThat(calls.client.received().stream()
                            .map(m -> Calls.header(m, "Event"))
                            .filter(name -> !name.isEmpty() && !name.equals("FullyBooted")))
                    .containsExactlyInAnyOrder("Hangup", "OriginateResponse");
        }
    }
}
