package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.CallOptions;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which countries and kinds of numbers an account may call. */
@OnServers
class PolicyTest {
    private static final String PATH = "/v1/admission-policy";

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void account_calls_where_its_policy_lets_it() {
        Customer customer = town.customer();
        String path = PATH + "/accounts/" + customer.account();

        Response put = Town.asOperator().body("{\"allowed\": [\"+44\"]}").put(path);
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(dryRun(customer, Town.callee())).containsExactly("COUNTRY"));
        Town.asOperator().delete(path);
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(customer.asks(Town.body(Town.callee()))
                                .post("/v1/callbacks")
                                .statusCode())
                        .isEqualTo(202));

        assertThat(put.jsonPath().getList("allowed")).containsExactly("+44");
        assertThat(Town.asOperator().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void dear_number_is_refused_unless_its_kind_is_allowed() {
        Customer customer = town.customer();

        Response refused = customer.asks(Town.body("+449098790001")).post("/v1/callbacks");
        Town.asOperator().body("{\"kinds\": [\"PREMIUM\"]}").put(PATH + "/accounts/" + customer.account());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("number-kind");
        assertThat(refused.jsonPath().getString("detail")).isEqualTo("+449098790001 is a premium-rate number.");
        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(customer.asks(Town.body("+449098790001"))
                                .post("/v1/callbacks")
                                .statusCode())
                        .isIn(200, 202));
    }

    @Test
    void talk_is_recorded_only_where_the_operator_has_allowed_it() {
        Customer customer = town.customer();
        String recorded = Town.body(Town.callee(), "\"record\": true");

        Response refused = customer.asks(recorded).post("/v1/callbacks");
        Town.asOperator().body("{\"recording\": true}").put(PATH + "/accounts/" + customer.account());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("recording");
        assertThat(refused.jsonPath().getString("detail")).isEqualTo("The account's talks may not be recorded.");
        JsonPath accepted = await().atMost(Wire.LIMIT)
                .until(
                        () -> customer.asks(recorded).post("/v1/callbacks").jsonPath(),
                        answer -> answer.getString("id") != null);
        assertThat(accepted.getBoolean("record")).isTrue();
    }

    @Test
    void callers_of_an_account_press_1_where_its_policy_says_so_whatever_the_request_does() {
        Customer customer = town.customer();
        Customer other = town.customer();

        Town.asOperator().body("{\"humanCheck\": true}").put(PATH + "/accounts/" + customer.account());

        JsonPath checked = await().atMost(Wire.LIMIT)
                .until(
                        () -> customer.asks(Town.body(Town.callee(), "\"record\": false"))
                                .post("/v1/callbacks")
                                .jsonPath(),
                        answer -> answer.getBoolean("humanCheck"));
        assertThat(wire.await(checked.getUUID("id"), AttemptRequested.class, 1)
                        .wish()
                        .options())
                .isEqualTo(new CallOptions(true, null, false));
        assertThat(other.asks(Town.body(Town.callee()))
                        .post("/v1/callbacks")
                        .jsonPath()
                        .getBoolean("humanCheck"))
                .isFalse();
    }

    @Test
    void request_at_a_time_nobody_may_be_called_is_told_when_one_may() {
        Customer customer = town.customer();
        DayOfWeek other = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(3).getDayOfWeek();

        Town.asOperator()
                .body("{\"hours\": {\"days\": [\"%s\"], \"from\": \"09:00\", \"to\": \"20:00\"}}".formatted(other))
                .put(PATH + "/accounts/" + customer.account());

        await().atMost(Wire.LIMIT)
                .untilAsserted(() -> assertThat(dryRun(customer, Town.callee())).containsExactly("CALLING_HOURS"));
        Response refused = customer.asks(Town.body(Town.callee())).post("/v1/callbacks");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("calling-hours");
        assertThat(refused.jsonPath().getString("detail")).contains(" may not be called before ");
    }

    @Test
    void sandbox_rings_no_real_phone() {
        Customer customer = town.customer(Status.ACTIVE, Scope.CUSTOMER, true, List.of());

        Response real = customer.asks(Town.body("+496990009123")).post("/v1/callbacks");
        Response scripted = customer.asks(Town.body(Town.callee())).post("/v1/callbacks");

        assertThat(real.jsonPath().getString("code")).isEqualTo("sandbox-number");
        assertThat(scripted.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"allowed\": [\"49\"]} | allowed",
                "{\"denied\": [\"+0\"]} | denied",
                "{\"kinds\": [\"CHEAP\"]} | kinds[0]",
                "{\"hours\": {\"from\": \"9\", \"to\": \"20:00\"}} | hours.from",
                "{\"hours\": {\"from\": \"20:00\", \"to\": \"09:00\"}} | hours.to",
                "{\"recording\": \"sometimes\"} | recording",
                "{\"humanCheck\": \"sometimes\"} | humanCheck",
                "{\"countries\": []} | countries"
            })
    void malformed_policy_is_refused_and_nothing_is_changed(String body, String field) {
        String before = Town.asOperator().get(PATH).asString();

        Response response = Town.asOperator().body(body).put(PATH);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.field")).containsExactly(field);
        assertThat(Town.asOperator().get(PATH).asString()).isEqualTo(before);
    }

    @Test
    void policies_are_the_operators_business() {
        assertThat(town.customer().asks().get(PATH).statusCode()).isEqualTo(403);
        assertThat(Town.asOperator()
                        .body("{}")
                        .put(PATH + "/accounts/00000000-0000-0000-0000-000000000001")
                        .statusCode())
                .isEqualTo(404);
    }

    private static List<String> dryRun(Customer customer, String callee) {
        return customer.asks(Town.body(callee, "\"dryRun\": true"))
                .post("/v1/callbacks")
                .jsonPath()
                .getList("rules.findAll { !it.allowed }.rule");
    }
}
