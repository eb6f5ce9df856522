package io.ringback.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.local.kept.Secrets;
import io.ringback.local.process.Home;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSetupTest {

    private static final SwitchAccess SIMULATOR =
            new SwitchAccess("simulator", SwitchAccess.DEFAULT, "127.0.0.1", 5038, "ringback", "secret");

    @TempDir
    Path folder;

    private StoringApi api = new StoringApi();
    private Home home = new Home(Path.of("/"));

    DemoSetupTest() throws Exception {}

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void all_a_demo_needs_is_made_once() {
        var first = setUp(SIMULATOR);

        assertThat(first).isEqualTo(customer());
        assertThat(api.changes)
                .containsExactly(
                        "POST /v1/switches",
                        "POST /v1/rate-decks",
                        "POST /v1/rate-decks/id-1/activate",
                        "POST /v1/call-plans",
                        "POST /v1/routes",
                        "POST /v1/accounts",
                        "POST /v1/accounts/id-1/caller-ids",
                        "POST /v1/accounts/id-1/payments",
                        "POST /v1/accounts/id-1/keys",
                        "PUT /v1/accounts/id-1/pin");

        api.changes.clear();
        assertThat(setUp(SIMULATOR)).isEqualTo(first);
        assertThat(api.changes).isEmpty();
    }

    /** Whoever signs in has the PIN from the kept secrets. */
    private Customer customer() {
        var pin = Secrets.of(home).get("demoPin");
        assertThat(pin).matches("[0-9]{6}");
        return new Customer("id-1", "rb_made", "10000001", pin);
    }

    @Test
    void a_set_up_that_was_cut_short_is_finished() {
        setUp(SIMULATOR);
        Secrets.of(home).put("demoAccount", "");
        Secrets.of(home).put("demoKey", "");
        api.stored("/v1/rate-decks").getFirst().put("state", "DRAFT");
        api.changes.clear();

        assertThat(setUp(SIMULATOR)).isEqualTo(customer());

        assertThat(api.changes)
                .containsExactly(
                        "POST /v1/rate-decks/id-1/activate",
                        "POST /v1/accounts/id-1/caller-ids",
                        "POST /v1/accounts/id-1/keys");
    }

    @Test
    void an_account_that_ran_out_of_money_gets_some_and_a_switch_that_moved_is_found_again() {
        setUp(SIMULATOR);
        api.stored("/v1/accounts").getFirst().withObject("/balance").put("amount", "0.95");
        api.changes.clear();

        setUp(new SwitchAccess("simulator", SwitchAccess.DEFAULT, "127.0.0.1", 5039, "ringback", "secret"));

        assertThat(api.changes).containsExactly("PUT /v1/switches/id-1", "POST /v1/accounts/id-1/payments");
        assertThat(api.stored("/v1/switches").getFirst().path("port").asInt()).isEqualTo(5039);
    }

    @Test
    void sandbox_has_a_switch_and_a_key_of_its_own() {
        var toy = new SwitchAccess("simulator-sandbox", SwitchAccess.SANDBOX, "127.0.0.1", 5040, "ringback", "secret");

        assertThat(setUp(SIMULATOR, toy).sandboxKey()).isEqualTo("rb_made");

        assertThat(api.stored("/v1/switches"))
                .extracting(
                        made -> made.path("group").asText(),
                        made -> made.at("/trunks/0/name").asText())
                .containsExactly(tuple("default", "sim"), tuple("sandbox", "sandbox"));
        assertThat(api.stored("/v1/accounts/id-1/keys"))
                .extracting(made -> made.path("sandbox").asBoolean())
                .containsExactly(true, false);
        api.changes.clear();
        setUp(SIMULATOR, toy);
        assertThat(api.changes).isEmpty();
    }

    private Customer setUp(SwitchAccess... simulators) {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new DemoSetup(api.url(), Secrets.of(home), silent).run(List.of(simulators));
    }
}
