package io.ringback.cdr.api;

import static io.ringback.cdr.Neighbours.as;
import static io.ringback.cdr.Neighbours.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringback.cdr.Attempt;
import io.ringback.cdr.Attempts;
import io.ringback.cdr.Neighbours;
import io.ringback.cdr.OnServers;
import io.ringback.contracts.values.Ids;
import io.ringback.local.testing.Descriptions;
import io.ringback.messaging.Database;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@OnServers
@SuppressWarnings("NullAway.Init")
class CdrsTest {
    @Inject
    Neighbours neighbours;

    @Inject
    Database database;

    @TestHTTPResource
    URI address;

    private final UUID account = Ids.next();

    @Test
    void records_are_listed_those_that_ended_last_first() {
        var first = neighbours.told(Attempts.answered(account, Attempt.BEGIN));
        var second = neighbours.told(Attempts.answered(account, Attempt.BEGIN.plusSeconds(60)));
        var third = neighbours.told(Attempts.answered(account, Attempt.BEGIN.plusSeconds(120)));

        assertThat(attempts(list(""))).containsExactly(third.attemptId, second.attemptId, first.attemptId);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        var all = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            // All end at the same moment: the id decides.
            all.addFirst(neighbours.told(Attempts.answered(account)).attemptId);
        }

        var seen = new ArrayList<UUID>();
        @Nullable String cursor = "";
        while (cursor != null) {
            Response page = list("&limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            seen.addAll(attempts(page));
            cursor = page.jsonPath().getString("next");
        }

        assertThat(seen).isEqualTo(all);
    }

    @Test
    void filters_narrow_the_list() {
        var answered = neighbours.told(Attempts.answered(account));
        var refused = neighbours.told(Attempts.refused(account));
        var busy = neighbours.told(Attempts.callerBusy(account));

        assertThat(attempts(list("&disposition=refused"))).containsExactly(refused.attemptId);
        assertThat(attempts(list("&disposition=BUSY"))).containsExactly(busy.attemptId);
        assertThat(attempts(list("&callback=" + answered.callbackId))).containsExactly(answered.attemptId);
        assertThat(attempts(list("&from=2026-01-31T10:00:03Z&to=2026-01-31T10:01:21Z")))
                .containsExactly(busy.attemptId);
        assertThat(attempts(list("&from=2026-01-31T11:01:21+01:00&to=2026-01-31T10:01:22Z")))
                .containsExactly(answered.attemptId);
    }

    @Test
    void customer_sees_own_records_and_no_foreign_one() {
        var own = neighbours.told(Attempts.answered(account));
        var foreign = neighbours.told(Attempts.answered(Ids.next()));
        var key = neighbours.keyOfCustomer(account);

        assertThat(attempts(as(key).get("/v1/cdrs"))).containsExactly(own.attemptId);
        assertThat(as(key).get("/v1/cdrs/" + own.attemptId).statusCode()).isEqualTo(200);
        assertThat(as(key).get("/v1/cdrs/" + foreign.attemptId).statusCode()).isEqualTo(404);
        assertThat(as(key).get("/v1/cdrs?account=" + foreign.accountId).statusCode())
                .isEqualTo(404);
        assertThat(attempts(as(key).get("/v1/cdrs?callback=" + foreign.callbackId)))
                .isEmpty();
        assertThat(as(key).accept("text/csv").get("/v1/cdrs").asString().lines())
                .hasSize(2)
                .noneMatch(line -> line.contains(foreign.attemptId.toString()));
    }

    @Test
    void key_of_the_sandbox_sees_its_records_and_no_real_one_nor_any_key_in_earnest_those() {
        var real = neighbours.told(Attempts.answered(account));
        var forShow = neighbours.told(Attempts.answered(account, Attempt.BEGIN.plusSeconds(60)));
        database.runInTransaction(
                tx -> tx.execute("UPDATE cdr SET sandbox = true WHERE attempt_id = $1", forShow.attemptId));
        var inSandbox = neighbours.keyOfCustomer(account, true);
        var other = Ids.next();
        var realOfOther = neighbours.told(Attempts.answered(other));
        database.runInTransaction(
                tx -> tx.execute("UPDATE cdr SET sandbox = true WHERE attempt_id = $1", realOfOther.attemptId));
        var inEarnest = neighbours.keyOfCustomer(other);

        assertThat(attempts(as(inSandbox).get("/v1/cdrs"))).containsExactly(forShow.attemptId);
        assertThat(as(inSandbox).get("/v1/cdrs/" + forShow.attemptId).statusCode())
                .isEqualTo(200);
        assertThat(as(inSandbox).get("/v1/cdrs/" + real.attemptId).statusCode()).isEqualTo(404);
        assertThat(as(inSandbox).get("/v1/cdrs?sandbox=false").jsonPath().getString("errors[0].message"))
                .isEqualTo("must be true, or left out, with this key");
        assertThat(attempts(as(inEarnest).get("/v1/cdrs"))).isEmpty();
        assertThat(as(inEarnest).get("/v1/cdrs/" + realOfOther.attemptId).statusCode())
                .isEqualTo(404);
        assertThat(attempts(list(""))).containsExactly(forShow.attemptId, real.attemptId);
        assertThat(attempts(list("&sandbox=false"))).containsExactly(real.attemptId);
    }

    @ParameterizedTest
    @CsvSource({
        "account=me, account, must be a UUID",
        "callback=1, callback, must be a UUID",
        "from=yesterday, from, must be an instant such as 2026-01-31T10:00:00Z",
        "sandbox=1, sandbox, must be true or false",
        "limit=0, limit, must be a whole number from 1 to 200",
        "cursor=abc, cursor, is not a cursor of this list",
        "format=xml, format, must be classic",
        "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z, to, must be after from",
    })
    void parameter_that_makes_no_sense_is_named(String query, String field, String message) {
        var response = asOperator().get("/v1/cdrs?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getList("errors"))
                .isEqualTo(List.of(Map.of("field", field, "message", message)));
    }

    @Test
    void unknown_disposition_is_answered_with_those_there_are() {
        var response = asOperator().get("/v1/cdrs?disposition=HAPPY");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("detail"))
                .startsWith("disposition must be one of ANSWERED, NO_ANSWER,")
                .endsWith("REFUSED");
    }

    @Test
    void record_that_is_not_there_is_answered_404_and_no_key_401() {
        assertThat(asOperator().get("/v1/cdrs/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(asOperator().get("/v1/cdrs/none").statusCode()).isEqualTo(404);
        assertThat(RestAssured.get("/v1/cdrs").statusCode()).isEqualTo(401);
        assertThat(RestAssured.get("/v1/cdrs?format=classic").statusCode()).isEqualTo(401);
    }

    @Test
    void classic_form_is_csv_by_parameter_and_by_header() {
        var attempts = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            attempts.addFirst(neighbours.told(Attempts.answered(account)).attemptId);
        }

        var byParameter = list("&format=classic");
        var byHeader = asOperator().accept("text/csv").get("/v1/cdrs?account=" + account);

        assertThat(byParameter.contentType()).startsWith("text/csv");
        assertThat(byParameter.asString()).isEqualTo(byHeader.asString());
        var lines = byParameter.asString().lines().toList();
        assertThat(lines.getFirst()).startsWith("\"calldate\",\"clid\"").endsWith("\"userfield\"");
        assertThat(lines.stream().skip(1).map(line -> UUID.fromString(line.split("\",\"", -1)[14])))
                .isEqualTo(attempts);
    }

    @Test
    void callers_that_hang_up_at_once_leave_no_connection_behind() throws Exception {
        neighbours.told(Attempts.answered(account));
        for (int i = 0; i < 200; i++) {
            abort("/v1/cdrs?account=" + account + (i % 2 == 0 ? "" : "&format=classic"));
        }

        for (int i = 0; i < 40; i++) {
            assertThat(attempts(list(""))).hasSize(1);
        }
    }

    @Test
    void service_describes_itself() {
        assertThat(RestAssured.get("/q/openapi?format=json").asString())
                .contains(
                        "\"openapi\" : \"3.1.0\"",
                        "/v1/cdrs/{attempt}",
                        "\"operationId\" : \"listCdrs\"",
                        "\"security\" : [ {",
                        "\"text/csv\" : {",
                        "application/problem+json");
        neighbours.told(Attempts.answered(account));
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains(
                        "ringback_cdr_written_total{correction=\"false\",outcome=\"ANSWERED\"}",
                        "ringback_cdr_delay_seconds_bucket",
                        "ringback_consumer_healthy{group=\"cdr.history\"} 1.0");
        assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    private void abort(String path) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer"
                                    + " rb_operator_key_of_the_tests\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            // A reset, as from a browser that was closed.
            socket.setSoLinger(true, 0);
        }
    }

    private Response list(String query) {
        return asOperator().urlEncodingEnabled(false).get("/v1/cdrs?account=" + account + query);
    }

    private static List<UUID> attempts(Response response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return response.jsonPath().getList("items.attemptId", String.class).stream()
                .map(UUID::fromString)
                .toList();
    }

    @Test
    void every_answer_that_has_a_body_says_what_it_holds() {
        assertThat(Descriptions.answersWithoutSchema(
                        RestAssured.get("/q/openapi?format=json").asString()))
                .isEmpty();
    }
}
