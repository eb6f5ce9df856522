package io.ringback.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class DoctorTest {
    private static final String WELL = "{\"status\": \"UP\", \"checks\": []}";
    private static final String SWITCHES =
            "{\"items\": [{\"id\": \"s1\", \"name\": \"lon-1\", \"load\": {\"calls\": 3}}]}";
    private static final String FINDING =
            "{\"findings\": [{\"check\": \"login\", \"result\": \"%s\", \"sentence\": \"So it is.\"}]}";

    private final Map<String, String> answers = new HashMap<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            byte[] body = answers.getOrDefault(what, "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.containsKey(what) ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        for (String health : new String[] {"live", "ready", "well"}) {
            answers.put("GET /q/health/" + health, WELL);
        }
        answers.put("GET /v1/switches", SWITCHES);
        answers.put("POST /v1/switches/s1/check", FINDING.formatted("OK"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void stack_that_is_well_says_so() {
        assertThat(examine(true)).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("ok       engine-service               is live, ready and well")
                .contains("ok       switch lon-1                 login: So it is.")
                .endsWith("All is well.\n");
    }

    @Test
    void finding_of_a_switch_decides() {
        answers.put("POST /v1/switches/s1/check", FINDING.formatted("WARNING"));
        assertThat(examine(true)).isTrue();
        answers.put("POST /v1/switches/s1/check", FINDING.formatted("FAILED"));
        assertThat(examine(true)).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Well, with 1 warnings.")
                .contains("failed   switch lon-1                 login: So it is.")
                .endsWith("Not well: 1 of 4 checks failed.\n");
    }

    @Test
    void what_does_not_run_or_is_not_ready_is_named() {
        answers.remove("GET /q/health/ready");

        assertThat(examine(false)).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("failed   cdr-service                  does not run: ./ringback logs cdr-service says why")
                .contains("failed   engine-service               is not ready: it answers 503");
    }

    @Test
    void nothing_that_answers_is_told_as_plainly() {
        server.stop(0);

        assertThat(examine(true)).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("failed   kafka                        does not listen on port")
                .contains("failed   engine-service               does not answer")
                .contains("failed   gateway                      does not list the switches: it does not answer");
    }

    private boolean examine(boolean cdrRuns) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Patient patient = new Patient(
                Map.of("cdr-service", cdrRuns),
                Map.of("kafka", server.getAddress()),
                Map.of("engine-service", url),
                url,
                "rb_operator_for_doctors");
        return new Doctor(patient).isWell(new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
