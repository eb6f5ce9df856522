package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.ringback.simulator.Settings;
import io.ringback.simulator.Simulator;
import io.ringback.simulator.manager.ManagerUser;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator has a switch looked over. */
@OnServers
@SuppressWarnings("NullAway.Init")
class CheckTest {
    @Inject
    Switches switches;

    @Inject
    Replicas replicas;

    @AfterEach
    void switchesAreHere() {
        replicas.giveToHere();
    }

    @Test
    void switch_is_looked_over_with_a_call_that_rings_nobody() {
        String id = switches.ready();
        List<String> rung = switches.phones();

        JsonPath report = check(id);

        assertThat(report.getList("findings.check"))
                .containsExactly("login", "permissions", "dialplan", "test call", "sounds", "timestamps", "clock");
        assertThat(report.<String>getList("findings.findAll { it.check != 'sounds' }.result"))
                .containsOnly("OK");
        assertThat(report.getList("findings.sentence"))
                .contains("A call to the context ringback was handed over; nobody rang.");
        assertThat(switches.phones()).isEqualTo(rung);
        assertThat(switches.channels()).doesNotContain("probe");
        switches.awaitState(id, "READY");
    }

    @Test
    void what_is_missing_is_named_with_what_to_do() {
        Settings settings = Settings.standard()
                .withoutTimestamps()
                .with(ManagerUser.parse("engine:secret1:all:system,call,agi,originate"));
        try (Simulator bare = Simulator.start(settings)) {
            String id = switches.register("engine", "secret1", bare.amiPort());
            switches.awaitState(id, "READY");

            JsonPath report = check(id);

            assertThat(report.getString("result")).isEqualTo("WARNING");
            assertThat(sentence(report, "dialplan")).contains("write permission reporting");
            assertThat(sentence(report, "timestamps")).contains("timestampevents = yes");
            assertThat(sentence(report, "test call")).contains("was handed over");

            TestSwitch.fault(bare.httpPort(), "{\"fault\":\"removeContext\",\"context\":\"ringback\"}");
            assertThat(check(id).getString("result")).isEqualTo("FAILED");
            switches.remove(id);
        }
    }

    @Test
    void switch_that_is_not_there_says_why() {
        String id = switches.register("engine", "wrong");
        switches.awaitState(id, "WRONG_SECRET");

        JsonPath report = check(id);

        assertThat(report.getString("result")).isEqualTo("FAILED");
        assertThat(sentence(report, "login")).startsWith("The switch does not accept the user engine with this secret");
        switches.remove(id);
    }

    @Test
    void owner_elsewhere_makes_the_check() throws Exception {
        String id = switches.ready();
        Replica second = replicas.begin();
        try {
            replicas.giveTo(second, id);

            assertThat(sentence(check(id), "login"))
                    .isEqualTo("The manager user is logged in, and the switch answers.");
        } finally {
            second.end();
        }
    }

    @Test
    void unknown_switch_cannot_be_checked() {
        switches.operator()
                .post("/v1/switches/" + UUID.randomUUID() + "/check")
                .then()
                .statusCode(404);
    }

    private JsonPath check(String id) {
        return switches.operator()
                .post("/v1/switches/" + id + "/check")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String sentence(JsonPath report, String check) {
        return report.getString("findings.find { it.check == '" + check + "' }.sentence");
    }
}
