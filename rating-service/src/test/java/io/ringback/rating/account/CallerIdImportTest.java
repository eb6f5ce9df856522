package io.ringback.rating.account;

import static io.ringback.rating.Desk.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Desk;
import io.ringback.rating.Desk.Customer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class CallerIdImportTest {

    @Test
    void rows_of_a2billing_are_registered_and_the_same_again_changes_nothing() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var first = Desk.freshNumber().number();
        var second = Desk.freshNumber().number();
        var sheet = "id,cid,id_cc_card,activated,username\n"
                + "1," + first.substring(1) + ",7,t," + number(customer) + "\n"
                + "2,00" + second.substring(1) + ",7,f," + number(customer) + "\n";

        var compared = send("?account=username&dryRun=true", sheet);
        var before = numbers(customer);
        var stored = send("?account=username", sheet);
        var again = send("?account=username", sheet);

        assertThat(report(compared)).isEqualTo(List.of(true, 2, 1, 2, 0, 0));
        assertThat(before).isEqualTo(Map.of(customer.number().number(), true));
        assertThat(report(stored)).isEqualTo(List.of(false, 2, 1, 2, 0, 0));
        assertThat(report(again)).isEqualTo(List.of(false, 2, 1, 0, 0, 2));
        assertThat(numbers(customer)).isEqualTo(Map.of(customer.number().number(), true, first, true, second, false));
    }

    @Test
    void every_bad_line_is_named_with_its_reason_and_nothing_is_stored() {
        var customer = Desk.customer(Desk.deck("0.10"), "0");
        var other = Desk.customer(Desk.deck("0.10"), "0");
        var good = Desk.freshNumber().number();
        var account = number(customer);

        var answer = send(
                "",
                "account,cid,activated\n"
                        + account + "," + good + ",t\n"
                        + account + ",12ab,t\n"
                        + account + "," + good + ",f\n"
                        + account + "," + good + ",perhaps\n"
                        + "x,+442079460999,t\n");
        var unknown = send(
                "",
                "account,cid\n999999999999," + good + "\n" + account + ","
                        + other.number().number());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(List.of(answer, unknown))
                .extracting(each -> each.jsonPath().getString("detail"))
                .containsExactly(
                        "4 of 5 lines are wrong; nothing was stored", "2 of 2 lines are wrong; nothing was stored");
        assertThat(fields(answer))
                .containsExactly("line 3, cid", "line 4, cid", "line 5, activated", "line 6, account");
        assertThat(answer.jsonPath().getList("errors.message"))
                .containsExactly(
                        "must be an international number",
                        "is there twice for this account",
                        "must be one of  0 1 f false no t true yes",
                        "must be an account's number, 6 to 12 digits");
        assertThat(fields(unknown)).containsExactly("line 2, account", "line 3, cid");
        assertThat(unknown.jsonPath().getList("errors.message"))
                .containsExactly("is no account's number", "is active on another account");
        assertThat(numbers(customer)).isEqualTo(Map.of(customer.number().number(), true));
    }

    @Test
    void account_is_given_no_more_numbers_than_it_may_have() {
        var customer = Desk.customer(Desk.deck("0.10"), "0", Map.of("maxCallerIds", 2));
        var sheet = new StringBuilder("account,cid\n");
        for (int i = 0; i < 2; i++) {
            sheet.append(number(customer))
                    .append(',')
                    .append(Desk.freshNumber().number())
                    .append('\n');
        }

        var answer = send("", sheet.toString());

        assertThat(fields(answer)).containsExactly("line 3, account");
        assertThat(numbers(customer)).hasSize(1);
    }

    @Test
    void sheet_without_its_columns_or_without_lines_is_refused() {
        assertThat(fields(send("", "cid,activated\n+442079460999,t\n"))).containsExactly("line 1, header");
        assertThat(send("", "account,cid\n").jsonPath().getString("code")).isEqualTo("no-lines");
        assertThat(send("?dryRun=maybe", "account,cid\n").jsonPath().getString("errors[0].field"))
                .isEqualTo("dryRun");
    }

    private static String number(Customer customer) {
        return asOperator()
                .get("/v1/accounts/{id}", customer.account())
                .jsonPath()
                .getString("number");
    }

    private static Map<String, Boolean> numbers(Customer customer) {
        List<Map<String, Object>> items = asOperator()
                .get("/v1/accounts/{id}/caller-ids", customer.account())
                .jsonPath()
                .getList("items");
        return items.stream()
                .collect(Collectors.toMap(
                        each -> String.valueOf(each.get("number")), each -> Boolean.TRUE.equals(each.get("active"))));
    }

    private static List<String> fields(Response answer) {
        return answer.jsonPath().getList("errors.field");
    }

    private static List<Object> report(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonPath json = answer.jsonPath();
        return List.of(
                json.getBoolean("dryRun"),
                json.getInt("lines"),
                json.getInt("accounts"),
                json.getInt("added"),
                json.getInt("changed"),
                json.getInt("unchanged"));
    }

    private static Response send(String query, String sheet) {
        return asOperator()
                .contentType("text/csv")
                .body(sheet.getBytes(StandardCharsets.UTF_8))
                .post("/v1/accounts/caller-ids/import" + query);
    }
}
