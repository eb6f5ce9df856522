package io.ringback.engine.service;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Registers switches as an operator does. */
@ApplicationScoped
public class Switches {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final int amiPort;
    private final int httpPort;
    private final String operatorKey;

    Switches(
            @ConfigProperty(name = TestSwitch.AMI_PORT) int amiPort,
            @ConfigProperty(name = TestSwitch.HTTP_PORT) int httpPort,
            @ConfigProperty(name = "ringback.operator-key") String operatorKey) {
        this.amiPort = amiPort;
        this.httpPort = httpPort;
        this.operatorKey = operatorKey;
    }

    int amiPort() {
        return amiPort;
    }

    RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + operatorKey).contentType(ContentType.JSON);
    }

    Map<String, Object> body(String username, String secret, int port) {
        return body(username, secret, port, Map.of("sim", "PJSIP/{number}@sim", "gw", "PJSIP/{number}@gw"));
    }

    /** @param trunks channels by name */
    Map<String, Object> body(String username, String secret, int port, Map<String, String> trunks) {
        return Map.of(
                "name",
                "switch-" + COUNTER.incrementAndGet(),
                "host",
                "127.0.0.1",
                "port",
                port,
                "username",
                username,
                "secret",
                secret,
                "trunks",
                trunks.entrySet().stream()
                        .map(trunk -> Map.of("name", trunk.getKey(), "channel", trunk.getValue()))
                        .toList());
    }

    /** Its id. */
    String register(String username, String secret) {
        return register(username, secret, amiPort);
    }

    String register(String username, String secret, int port) {
        return register(body(username, secret, port));
    }

    /** @param trunks channels by name */
    String register(String username, String secret, Map<String, String> trunks) {
        return register(body(username, secret, amiPort, trunks));
    }

    private String register(Map<String, Object> body) {
        return operator()
                .body(body)
                .post("/v1/switches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A switch with a trunk that no other has, so that it gets the calls over that trunk and no others. */
    String alone(String trunk, int port) {
        Map<String, Object> body = new HashMap<>(body("engine", "secret1", port));
        body.put("trunks", List.of(Map.of("name", trunk, "channel", "PJSIP/{number}@sim")));
        return operator()
                .body(body)
                .post("/v1/switches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A switch with a trunk that no other has, and what the operator says of it beside. */
    public String limited(String trunk, Map<String, Object> settings) {
        Map<String, Object> body =
                new HashMap<>(body("engine", "secret1", amiPort, Map.of(trunk, "PJSIP/{number}@sim")));
        body.putAll(settings);
        String id = register(body);
        awaitState(id, "READY");
        return id;
    }

    /** What the switch has recorded, as JSON. */
    String recordings() {
        return TestSwitch.recordings(httpPort);
    }

    /** The live channels, as JSON. */
    String channels() {
        return TestSwitch.channels(httpPort);
    }

    /** How many channels a call has: one while the caller is alone. */
    long channelsOf(UUID attemptId) {
        return Pattern.compile("\"linkedId\":\\s*\"rb-local-" + attemptId)
                .matcher(channels())
                .results()
                .count();
    }

    /** A switch calls can be placed on; the same for all tests of a run. */
    public String ready() {
        List<String> ready = operator()
                .get("/v1/switches")
                .jsonPath()
                .getList(
                        "items.findAll { it.trunks.size() == 2 && it.username == 'engine' && it.group == 'default' && it.trunks.any"
                                + " { t -> t.name == 'sim' } }.id");
        String id = ready.isEmpty() ? register("engine", "secret1") : ready.getFirst();
        awaitState(id, "READY");
        return id;
    }

    JsonPath awaitState(String id, String state) {
        return Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> operator().get("/v1/switches/" + id).jsonPath(),
                        seen -> state.equals(seen.getString("state")));
    }

    void remove(String id) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> operator().delete("/v1/switches/" + id).statusCode() == 204);
    }

    /** The numbers of all phones that were ever rung. */
    List<String> phones() {
        return TestSwitch.phones(httpPort);
    }

    public int rings(String number) {
        return TestSwitch.rings(httpPort, number);
    }

    /** What a phone keys at each question in turn. */
    void keys(String number, String... digits) {
        TestSwitch.keys(httpPort, number, List.of(digits));
    }

    /** What is heard behind a phone's answer: PERSON, MACHINE, SILENCE or NONE. */
    void voice(String number, String voice) {
        TestSwitch.voice(httpPort, number, voice);
    }

    void fault(String body) {
        TestSwitch.fault(httpPort, body);
    }
}
