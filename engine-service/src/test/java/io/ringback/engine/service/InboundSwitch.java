package io.ringback.engine.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.ringback.simulator.Settings;
import io.ringback.simulator.Simulator;
import io.ringback.simulator.manager.ManagerUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A simulated switch of its own, so that nobody else takes the calls that come in there. */
final class InboundSwitch implements AutoCloseable {
    private static final String CALL = "find { it.channelId == id }";

    private final Simulator simulator = Simulator.start(settings().with(ManagerUser.parse("engine:secret1")));

    /** With short prompts. */
    private static Settings settings() {
        Settings standard = Settings.standard();
        return new Settings(
                standard.host(),
                0,
                0,
                standard.users(),
                "lab1",
                standard.endpoints(),
                true,
                Duration.ofMillis(20),
                standard.dialledDigits(),
                standard.bootTime(),
                standard.authTimeout());
    }

    int amiPort() {
        return simulator.amiPort();
    }

    /** A call to an access number; its channel. */
    String call(String from, String to) {
        return call(Map.of("from", from, "to", to, "context", "ringback-missed"));
    }

    String callWithheld(String from, String to) {
        return call(Map.of("from", from, "to", to, "context", "ringback-missed", "restricted", true));
    }

    /** Somebody found a line busy and was sent on to the offer. */
    String callBusyLine(String from, String extension) {
        return call(Map.of("from", from, "to", extension, "context", "ringback-busy"));
    }

    /** Somebody heard nobody answer and was sent on to the offer. */
    String callUnanswered(String from, String extension) {
        return call(Map.of("from", from, "to", extension, "context", "ringback-noreply"));
    }

    /** Sets how a line stands. */
    void line(String extension, String state) {
        given().port(simulator.httpPort())
                .body(Map.of("state", state))
                .contentType("application/json")
                .put("/lines/" + extension)
                .then()
                .statusCode(200);
    }

    /** What a phone keys at each question in turn. */
    void keys(String number, String... digits) {
        given().port(simulator.httpPort())
                .body(Map.of("digits", List.of(digits)))
                .contentType("application/json")
                .put("/phones/" + number)
                .then()
                .statusCode(200);
    }

    private String call(Map<String, Object> body) {
        return given().port(simulator.httpPort())
                .body(body)
                .contentType("application/json")
                .post("/inbound")
                .then()
                .statusCode(201)
                .extract()
                .path("channelId");
    }

    /** How the call stands: answered, ended, and the cause of its end. */
    Fate fate(String channelId) {
        JsonPath calls =
                given().port(simulator.httpPort()).get("/inbound").jsonPath().param("id", channelId);
        return new Fate(
                calls.getBoolean(CALL + ".answered"), calls.getBoolean(CALL + ".ended"), calls.getInt(CALL + ".cause"));
    }

    /** What became of a call. */
    record Fate(boolean answered, boolean ended, int cause) {
        static final Fate DROPPED = new Fate(false, true, 21);
        static final Fate HUNG_UP = new Fate(true, true, 16);
        static final Fate RINGING = new Fate(false, false, 0);
    }

    void awaitFate(String channelId, Fate fate) {
        Awaitility.await().untilAsserted(() -> assertThat(fate(channelId)).isEqualTo(fate));
    }

    int rings(String number) {
        return TestSwitch.rings(simulator.httpPort(), number);
    }

    void fault(String body) {
        TestSwitch.fault(simulator.httpPort(), body);
    }

    /** Waits until the dialplan has handed the channel over. */
    void awaitHandedOver(String channelId) {
        awaitRunning(channelId, "AGI");
    }

    /** Waits until this application runs on the channel. */
    void awaitRunning(String channelId, String application) {
        Awaitility.await()
                .until(() -> given().port(simulator.httpPort())
                        .get("/channels")
                        .jsonPath()
                        .param("id", channelId)
                        .getString(CALL + ".application")
                        .equals(application));
    }

    /** The id of what is told of a call, whoever tells it. */
    static UUID eventId(String switchId, String channelId) {
        return UUID.nameUUIDFromBytes((switchId + "/" + channelId).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
