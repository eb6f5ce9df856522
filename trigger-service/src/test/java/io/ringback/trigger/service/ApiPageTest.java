package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the examples of the page about the API, as a reader would: one after the other, in a shell. */
@OnServers
class ApiPageTest {
    private static final Path PAGE = Path.of("../docs/api.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    /** Quiet, and a status of 400 or more is an error. */
    private static final String STRICT = """
            set -eu
            curl() { command curl -sS --fail-with-body --max-time 20 "$@"; }
            """;

    @Inject
    Town town;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Test
    void every_example_of_the_page_works_as_it_stands() throws IOException, InterruptedException {
        List<String> examples = EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        Customer customer = town.customer();

        Run run = run(customer, STRICT + String.join("\n", examples));

        assertThat(examples).hasSizeGreaterThan(8);
        assertThat(run.output())
                .contains(
                        "Idempotent-Replayed: true",
                        "\"code\":\"REQUESTED\"",
                        "\"status\":\"SCHEDULED\"",
                        "\"timeZones\":[\"Europe/Berlin\"]",
                        "\"status\":\"CANCELLED\"",
                        "event:state",
                        "+493023125004",
                        "<h1>Idempotency key reused</h1>");
        assertThat(run.code()).as(run.output()).isZero();
    }

    @Test
    void example_that_fails_would_be_noticed() throws IOException, InterruptedException {
        Run run = run(town.customer(), STRICT + "curl \"$RINGBACK_URL/v1/callbacks/none\"\necho reached");

        assertThat(run.code()).isNotZero();
        assertThat(run.output()).doesNotContain("reached");
    }

    private record Run(int code, String output) {}

    private Run run(Customer customer, String script) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        String url = root.toString();
        shell.environment().put("RINGBACK_URL", url.substring(0, url.length() - 1));
        shell.environment().put("RINGBACK_CUSTOMER_KEY", customer.key());
        Process process = shell.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
