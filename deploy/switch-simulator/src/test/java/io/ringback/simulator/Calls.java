package io.ringback.simulator;

import io.ringback.simulator.manager.ManagerUser;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A simulator with a logged-in client, and the words in which tests speak of calls. */
final class Calls implements AutoCloseable {
    private static final Set<String> LIFE_OF_A_CALL = Set.of(
            "OriginateResponse",
            "AsyncAGIStart",
            "AsyncAGIEnd",
            "DialBegin",
            "DialState",
            "DialEnd",
            "BridgeEnter",
            "BridgeLeave",
            "HangupRequest",
            "Hangup");

    final Simulator simulator;
    final ManagerClient client;
    private final HttpClient http = HttpClient.newHttpClient();
    private int commands;

    private Calls(Settings settings) throws IOException {
        simulator = Simulator.start(settings);
        client = login();
    }

    static Calls onFreshSwitch() throws IOException {
        return on(Settings.standard());
    }

    static Calls on(Settings settings) throws IOException {
        return new Calls(settings.with(ManagerUser.parse("cb:cbsecret")));
    }

    /** One more session, logged in for what the engine reads. */
    ManagerClient login() throws IOException {
        ManagerClient session = ManagerClient.connect(simulator.amiPort());
        session.send(
                "Action: Login", "Username: cb", "Secret: cbsecret", "ActionID: in", "Events: system,call,agi,user");
        session.awaitMessage("ActionID: in", "Response: Success");
        return session;
    }

    /** Rings {@code number} as caller; its channel is {@code id}. */
    void originate(String number, String id) throws IOException {
        originate(number, id, 10_000);
    }

    void originate(String number, String id, int timeoutMillis) throws IOException {
        client.send(
                "Action: Originate",
                "ActionID: dial-" + id,
                "Channel: PJSIP/" + number + "@sim",
                "Context: ringback",
                "Exten: s",
                "Priority: 1",
                "Timeout: " + timeoutMillis,
                "CallerID: \"Ringback\" <5551000>",
                "Async: true",
                "ChannelId: " + id,
                "Variable: TIMEOUT(absolute)=60");
    }

    /** Rings the caller and waits until its channel takes commands. */
    void answeredCaller(String number, String id) throws IOException {
        originate(number, id);
        client.awaitMessage("Event: AsyncAGIStart", "Uniqueid: " + id);
    }

    /** Runs an AGI command and returns its answer line once it has ended. */
    String agi(String id, String command) throws IOException {
        return result(queue(id, command));
    }

    /** Queues an AGI command and returns its CommandID. */
    String queue(String id, String command) throws IOException {
        String commandId = id + "-" + ++commands;
        client.send("Action: AGI", "Channel: " + id, "Command: " + command, "CommandID: " + commandId);
        return commandId;
    }

    String result(String commandId) {
        List<String> executed = client.awaitMessage("Event: AsyncAGIExec", "CommandId: " + commandId);
        return URLDecoder.decode(header(executed, "Result"), StandardCharsets.UTF_8)
                .strip();
    }

    void hangup(String id) throws IOException {
        client.send("Action: Hangup", "Channel: " + id, "Cause: 16");
        client.awaitMessage("Event: Hangup", "Uniqueid: " + id);
    }

    List<String> hangupOf(String id) {
        return client.awaitMessage("Event: Hangup", "Uniqueid: " + id);
    }

    static String header(List<String> message, String name) {
        return message.stream()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .map(line -> line.substring(name.length() + 2))
                .orElse("");
    }

    /** The named headers of a message, for comparing them at once. */
    static List<String> headers(List<String> message, String... names) {
        return Arrays.stream(names)
                .map(name -> name + ": " + header(message, name))
                .toList();
    }

    /** The events of a call that a client lives by, by name, in order. */
    List<String> life() {
        List<String> names = new ArrayList<>();
        for (List<String> message : client.received()) {
            String name = header(message, "Event");
            if (LIFE_OF_A_CALL.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    String get(String path) throws IOException, InterruptedException {
        return http("GET", path, "");
    }

    String http(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.httpPort() + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() throws IOException {
        http.close();
        client.close();
        simulator.close();
    }
}
