package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.AccessNumber.Pattern;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access numbers, from the request to the topic. */
@OnServers
class AccessNumbersTest {
    private static final String PATH = "/v1/access-numbers";

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void access_number_is_stored_and_told_to_everyone() {
        Customer owner = town.customer();
        String number = Town.callee();

        Response made = operator().body("""
                        {"number": "%s", "mode": "ANY_CALLER", "delay": 5, "callerPrefix": "99", "account": "%s",
                         "patterns": [{"prefix": "011", "minDigits": 10, "maxDigits": 18, "strip": 3, "prepend": "+"},
                                      {"minDigits": 3, "maxDigits": 4, "site": "berlin"}]}""".formatted(number, owner.account())).post(PATH);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith(PATH + "/" + number);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        AccessNumber told = told(number, 1);
        assertThat(told)
                .isEqualTo(new AccessNumber(
                        number,
                        1,
                        told.at(),
                        false,
                        Mode.ANY_CALLER,
                        5,
                        "99",
                        List.of(new Pattern("011", 10, 18, 3, "+", null), new Pattern("", 3, 4, 0, "", "berlin")),
                        owner.account(),
                        "de",
                        false));
        Response read = operator().get(PATH + "/" + number);
        assertThat(read.asString()).isEqualTo(made.asString());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void what_is_left_out_has_its_default() {
        String number = Town.callee();

        make(number);

        assertThat(operator().get(PATH + "/" + number).jsonPath().<String, Object>getMap(""))
                .containsEntry("delay", 10)
                .containsEntry("language", "en")
                .containsEntry("version", 1)
                .doesNotContainKeys("callerPrefix", "account")
                .extractingByKey("patterns")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void replaced_number_has_a_higher_version_and_an_old_one_replaces_nothing() {
        String number = Town.callee();
        make(number);

        Response replaced = operator()
                .header("If-Match", "\"1\"")
                .body("{\"mode\": \"PROMPT\", \"language\": \"ru\"}")
                .put(PATH + "/" + number);
        Response late = operator()
                .header("If-Match", "\"1\"")
                .body("{\"mode\": \"MISSED_CALL\"}")
                .put(PATH + "/" + number);

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isEqualTo("\"2\"");
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.jsonPath().getString("code")).isEqualTo("version-changed");
        assertThat(told(number, 2))
                .extracting(AccessNumber::mode, AccessNumber::language)
                .containsExactly(Mode.PROMPT, "ru");
    }

    @Test
    void removed_number_is_gone_and_its_versions_go_on_when_it_comes_back() {
        String number = Town.callee();
        make(number);

        int removed = operator().delete(PATH + "/" + number).statusCode();
        int again = operator().delete(PATH + "/" + number).statusCode();
        int read = operator().get(PATH + "/" + number).statusCode();
        make(number);

        assertThat(List.of(removed, again, read)).containsExactly(204, 404, 404);
        told(number, 3);
        assertThat(wire.heard(number, AccessNumber.class))
                .extracting(AccessNumber::version, AccessNumber::removed)
                .containsExactly(tuple(1L, false), tuple(2L, true), tuple(3L, false));
    }

    @Test
    void second_number_of_the_same_digits_is_refused() {
        String number = Town.callee();
        make(number);

        Response second = operator()
                .body("{\"number\": \"%s\", \"mode\": \"PROMPT\"}".formatted(number))
                .post(PATH);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.jsonPath().getString("code")).isEqualTo("access-number-taken");
    }

    @Test
    void all_are_told_anew_by_command() {
        String number = Town.callee();
        make(number);
        told(number, 1);

        int told = operator().post(PATH + "/snapshots").jsonPath().getInt("accessNumbers");

        assertThat(told).isPositive();
        assertThat(told(number, 2).version()).isEqualTo(2);
    }

    @Test
    void list_goes_on_where_it_stopped() {
        String first = Town.callee();
        String second = Town.callee();
        make(first);
        make(second);

        Response page = operator().get(PATH + "?limit=1");
        Response next =
                operator().get(PATH + "?limit=1&cursor=" + page.jsonPath().getString("next"));

        assertThat(page.jsonPath().getList("items.number")).containsExactly(second);
        assertThat(next.jsonPath().getList("items.number")).containsExactly(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mode\": \"PROMPT\"} | number",
                "{\"number\": \"030123\", \"mode\": \"PROMPT\"} | number",
                "{\"number\": \"+493023125999\"} | mode",
                "{\"number\": \"+493023125999\", \"mode\": \"RING\"} | mode",
                "{\"number\": \"+493023125999\", \"mode\": \"PROMPT\", \"delay\": 3601} | delay",
                "{\"number\": \"+493023125999\", \"mode\": \"PROMPT\", \"delay\": -1} | delay",
                "{\"number\": \"+493023125999\", \"mode\": \"PROMPT\", \"callerPrefix\": \"+49\"} | callerPrefix",
                "{\"number\": \"+493023125999\", \"mode\": \"PROMPT\", \"language\": \"german\"} | language",
                "{\"number\": \"+493023125999\", \"mode\": \"ANY_CALLER\"} | account",
                "{\"number\": \"+493023125999\", \"mode\": \"PROMPT\","
                        + " \"account\": \"00000000-0000-0000-0000-000000000001\"} | account",
                "{\"number\": \"+493023125999\", \"mode\": \"PROMPT\", \"patterns\": [{\"minDigits\": 7, \"maxDigits\": 8}]}"
                        + " | patterns[0].prepend",
                "{\"number\": \"+493023125999\", \"mode\": \"PROMPT\", \"patterns\":"
                        + " [{\"minDigits\": 7, \"maxDigits\": 16, \"prepend\": \"+\"}]} | patterns[0].maxDigits"
            })
    void field_that_cannot_be_understood_is_named_and_nothing_is_stored(String body, String field) {
        Response response = operator().body(body).post(PATH);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.field")).containsExactly(field);
        assertThat(operator().get(PATH + "/+493023125999").statusCode()).isEqualTo(404);
    }

    @Test
    void other_than_etags_cannot_be_matched() {
        String number = Town.callee();
        make(number);

        Response response = operator().header("If-Match", "1").delete(PATH + "/" + number);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.field")).containsExactly("If-Match");
    }

    @Test
    void access_numbers_are_the_operators_business() {
        assertThat(town.customer().asks().get(PATH).statusCode()).isEqualTo(403);
    }

    private static void make(String number) {
        assertThat(operator()
                        .body("{\"number\": \"%s\", \"mode\": \"MISSED_CALL\"}".formatted(number))
                        .post(PATH)
                        .statusCode())
                .isEqualTo(201);
    }

    private AccessNumber told(String number, long version) {
        await().atMost(Wire.LIMIT)
                .until(() -> wire.heard(number, AccessNumber.class).stream()
                        .anyMatch(message -> message.version() >= version));
        return wire.heard(number, AccessNumber.class).getLast();
    }

    private static RequestSpecification operator() {
        return Town.asOperator().urlEncodingEnabled(false);
    }
}
