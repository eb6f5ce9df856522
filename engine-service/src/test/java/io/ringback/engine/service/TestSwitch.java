package io.ringback.engine.service;

import static java.util.stream.Collectors.joining;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.ringback.simulator.Settings;
import io.ringback.simulator.Simulator;
import io.ringback.simulator.manager.ManagerUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts one simulated switch for all service tests, with the users and the key they need. */
public final class TestSwitch implements QuarkusTestResourceLifecycleManager {
    static final String HOST = "test.switch.host";
    static final String AMI_PORT = "test.switch.ami-port";
    static final String SHARED_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String HTTP_PORT = "test.switch.http-port";

    @SuppressWarnings("NullAway.Init")
    private Simulator simulator;

    @Override
    public Map<String, String> start() {
        Settings standard = Settings.standard();
        Settings quick = new Settings(
                standard.host(),
                0,
                0,
                standard.users(),
                "lab1",
                standard.endpoints(),
                true,
                Duration.ofMillis(50),
                standard.dialledDigits(),
                Duration.ofMillis(350),
                standard.authTimeout());
        simulator = Simulator.start(quick.with(ManagerUser.parse("engine:secret1"))
                .with(ManagerUser.parse("watcher:secret2:all:reporting"))
                .with(ManagerUser.parse("deaf:secret3:call:all")));
        return Map.ofEntries(
                Map.entry(HOST, "127.0.0.1"),
                Map.entry(AMI_PORT, Integer.toString(simulator.amiPort())),
                Map.entry(HTTP_PORT, Integer.toString(simulator.httpPort())),
                Map.entry("ringback.operator-key", "rb_operator_for_engine_tests"),
                Map.entry("ringback.engine.switch-secret-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
                Map.entry("ringback.shared-key", SHARED_KEY),
                Map.entry("ringback.engine.unknown-closed", "PT2S"),
                Map.entry("ringback.engine.sweep", "PT4S"),
                Map.entry("ringback.engine.link.reconcile", "PT3S"),
                Map.entry("ringback.engine.link.backlog", "2000"),
                Map.entry("ringback.engine.link.reconnect-min", "PT0.1S"),
                Map.entry("ringback.engine.link.reconnect-max", "PT1S"));
    }

    @Override
    public void stop() {
        simulator.close();
    }

    /** Breaks something at the switch. */
    static void fault(int httpPort, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/faults"))
                .POST(BodyPublishers.ofString(body))
                .build();
        int status = send(request).statusCode();
        if (status >= 300) {
            throw new IllegalStateException("the switch does not do that: " + body);
        }
    }

    /** What a phone keys at each question in turn. */
    static void keys(int httpPort, String number, List<String> digits) {
        String keyed = digits.stream().map(each -> "\"" + each + "\"").collect(joining(","));
        script(httpPort, number, "{\"digits\":[" + keyed + "]}");
    }

    /** What is heard behind a phone's answer. */
    static void voice(int httpPort, String number, String voice) {
        script(httpPort, number, "{\"voice\":\"" + voice + "\"}");
    }

    private static void script(int httpPort, String number, String body) {
        send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/phones/" + number.substring(1)))
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    /** What the switch has recorded, as JSON. */
    static String recordings(int httpPort) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/recordings"))
                        .build())
                .body();
    }

    /** The live channels, as JSON. */
    static String channels(int httpPort) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/channels"))
                        .build())
                .body();
    }

    /** How often a phone rang. */
    static int rings(int httpPort, String number) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + httpPort + "/phones/" + number.substring(1)))
                .build();
        Matcher rings =
                Pattern.compile("\"rings\":\\s*(\\d+)").matcher(send(request).body());
        if (!rings.find()) {
            throw new IllegalStateException("the switch does not know the phone");
        }
        return Integer.parseInt(rings.group(1));
    }

    /** The numbers of all phones that rang, as they were dialled. */
    static List<String> phones(int httpPort) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/phones"))
                .build();
        return Pattern.compile("\"number\":\\s*\"([^\"]*)\"")
                .matcher(send(request).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the switch's control port does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
