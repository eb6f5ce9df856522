package io.ringback.engine.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.ringback.simulator.Settings;
import io.ringback.simulator.Simulator;
import io.ringback.simulator.manager.ManagerUser;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnServers
class SwitchStatesTest {
    @Inject
    Switches switches;

    @Test
    void wrong_secret_shows_as_a_sentence_and_leaves_the_others_alone() {
        String ready = switches.ready();

        String id = switches.register("engine", "wrong");

        JsonPath seen = switches.awaitState(id, "WRONG_SECRET");
        assertThat(seen.getString("stateReason"))
                .isEqualTo("The switch does not accept the user engine with this secret, or not from this address"
                        + " (permit/deny in manager.conf).");
        switches.awaitState(ready, "READY");
        switches.remove(id);
    }

    @Test
    void missing_permission_is_named() {
        String id = switches.register("watcher", "secret2");

        assertThat(switches.awaitState(id, "MISSING_PERMISSION").getString("stateReason"))
                .isEqualTo("The manager user lacks the write permission system, call, agi, originate in manager.conf.");
        switches.remove(id);
    }

    @Test
    void missing_read_permission_shows_as_a_switch_that_never_boots() {
        String id = switches.register("deaf", "secret3");

        assertThat(switches.awaitState(id, "NOT_BOOTED").getString("stateReason"))
                .contains("read permission system");
        switches.remove(id);
    }

    @Test
    void missing_context_is_named() {
        try (Simulator bare = Simulator.start(Settings.standard().with(ManagerUser.parse("engine:secret1")))) {
            TestSwitch.fault(bare.httpPort(), "{\"fault\":\"removeContext\",\"context\":\"ringback\"}");

            String id = switches.register("engine", "secret1", bare.amiPort());

            assertThat(switches.awaitState(id, "MISSING_CONTEXT").getString("stateReason"))
                    .isEqualTo(
                            "The dialplan has no extension s in the context ringback; add the lines the platform ships"
                                    + " and reload it.");
            switches.remove(id);
        }
    }

    @Test
    void switch_that_went_away_is_unreachable_and_ready_again_when_it_is_back() {
        Settings settings = Settings.standard().with(ManagerUser.parse("engine:secret1"));
        Simulator first = Simulator.start(settings);
        int port = first.amiPort();
        String id = switches.register("engine", "secret1", port);
        switches.awaitState(id, "READY");

        first.close();

        assertThat(switches.awaitState(id, "UNREACHABLE").getString("stateReason"))
                .satisfiesAnyOf(
                        reason -> assertThat(reason)
                                .isEqualTo("The manager at 127.0.0.1:" + port
                                        + " cannot be reached: nothing listens there."),
                        reason -> assertThat(reason).isEqualTo("The switch closed the session."));
        Settings again = new Settings(
                settings.host(),
                port,
                0,
                settings.users(),
                settings.systemName(),
                settings.endpoints(),
                true,
                settings.promptLength(),
                settings.dialledDigits(),
                settings.bootTime(),
                settings.authTimeout());
        try (Simulator second = Simulator.start(again)) {
            switches.awaitState(id, "READY");
            switches.remove(id);
            assertThat(second.amiPort()).isEqualTo(port);
        }
    }

    @Test
    void corrected_secret_makes_it_ready_and_is_never_shown() {
        String id = switches.register("engine", "wrong");
        switches.awaitState(id, "WRONG_SECRET");
        Map<String, Object> body = new HashMap<>(switches.body("engine", "secret1", switches.amiPort()));

        String shown = switches.operator()
                .body(body)
                .put("/v1/switches/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(shown).doesNotContain("secret");
        switches.awaitState(id, "READY");
        body.remove("secret");
        body.put("weight", 7);
        switches.operator().body(body).put("/v1/switches/" + id).then().statusCode(200);
        assertThat(switches.awaitState(id, "READY").getInt("weight")).isEqualTo(7);
        switches.remove(id);
        switches.operator().get("/v1/switches/" + id).then().statusCode(404);
    }

    @ParameterizedTest(name = "{0} = {1} names {2}")
    @CsvSource({
        "name, 'a b', name",
        "host, 'http://x', host",
        "port, 0, port",
        "port, 65536, port",
        "username, 'a:b', username",
        "secret, 'a b', secret",
        "group, 'A B', group",
        "weight, 0, weight",
        "maxChannels, 1, maxChannels",
        "maxChannels, 100001, maxChannels",
        "callsPerSecond, 0, callsPerSecond",
        "callsPerSecond, 1001, callsPerSecond",
        "unheard, 1, unheard",
        "channel, PJSIP/{number}&Local/1@x, trunks[0].channel",
        "channel, 'PJSIP/{number},30', trunks[0].channel",
        "channel, PJSIP/gw, trunks[0].channel",
        "channel, PJSIP/{number}{number}@gw, trunks[0].channel",
        "channel, PJSIP/{number}@${SHELL(id)}, trunks[0].channel",
        "channel, '{number}', trunks[0].channel"
    })
    void wrong_field_is_named(String field, String value, String named) {
        Map<String, Object> body = new HashMap<>(switches.body("engine", "secret1", 5038));
        if (field.equals("channel")) {
            body.put("trunks", List.of(Map.of("name", "sim", "channel", value)));
        } else {
            body.put(field, value.matches("\\d+") ? (Object) Integer.valueOf(value) : value);
        }

        List<String> fields = switches.operator()
                .body(body)
                .post("/v1/switches")
                .then()
                .statusCode(400)
                .extract()
                .path("errors.field");

        assertThat(fields).containsExactly(named);
    }

    @Test
    void trunk_may_mean_something_else_by_a_cause_and_what_makes_no_sense_is_named() {
        Map<String, Object> odd = Map.of("sip", 480, "disposition", "INVALID_NUMBER", "retry", "NEVER");
        Map<String, Object> body = new HashMap<>(switches.body("engine", "wrong", 1));
        body.put("trunks", List.of(trunk(List.of(odd))));

        String id = switches.operator()
                .body(body)
                .post("/v1/switches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(switches.operator().get("/v1/switches/" + id).jsonPath().getList("trunks[0].causes"))
                .isEqualTo(List.of(odd));
        switches.remove(id);
        assertThat(wrong(body, Map.of("sip", 200, "disposition", "BUSY", "retry", "NEVER")))
                .containsExactly("trunks[0].causes[1].sip");
        assertThat(wrong(body, Map.of("q850", 200, "disposition", "BUSY", "retry", "NEVER")))
                .containsExactly("trunks[0].causes[1].q850");
        assertThat(wrong(body, Map.of("disposition", "BUSY", "retry", "NEVER")))
                .containsExactly("trunks[0].causes[1].sip");
        assertThat(wrong(body, Map.of("sip", 480, "disposition", "ANSWERED", "retry", "NEVER")))
                .containsExactly("trunks[0].causes[1].disposition");
        assertThat(wrong(body, Map.of("sip", 480, "disposition", "BUSY", "retry", "ALWAYS")))
                .containsExactly("trunks[0].causes[1].retry");
        assertThat(wrong(body, Map.of("sip", 480, "disposition", "BUSY", "retry", "NEVER", "rang", true)))
                .containsExactly("trunks[0].causes[1].rang");
    }

    private static Map<String, Object> trunk(List<Map<String, Object>> causes) {
        return Map.of("name", "odd", "channel", "PJSIP/{number}@odd", "causes", causes);
    }

    private List<String> wrong(Map<String, Object> body, Map<String, Object> cause) {
        Map<String, Object> right = Map.of("sip", 480, "disposition", "BUSY", "retry", "SHORT");
        body.put("trunks", List.of(trunk(List.of(right, cause))));
        return switches.operator()
                .body(body)
                .post("/v1/switches")
                .then()
                .statusCode(400)
                .extract()
                .path("errors.field");
    }

    @Test
    void nobody_but_the_operator_sees_switches() {
        given().contentType(ContentType.JSON).get("/v1/switches").then().statusCode(401);
        given().contentType(ContentType.JSON).get("/v1/calls").then().statusCode(401);
    }

    @Test
    void same_name_twice_is_a_conflict() {
        Map<String, Object> body = switches.body("engine", "wrong", 5038);
        String id = switches.operator()
                .body(body)
                .post("/v1/switches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        switches.operator().body(body).post("/v1/switches").then().statusCode(409);

        switches.remove(id);
    }
}
