package io.ringback.rating.statement;

import static io.ringback.rating.Desk.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.rating.Bus;
import io.ringback.rating.Desk;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.balance.AccountRows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class StatementsTest {
    private final Instant begun = Instant.now().minusSeconds(1);

    @Inject
    Bus bus;

    @Inject
    Database database;

    @Inject
    MonthlyStatements months;

    @Inject
    AccountRows accounts;

    @Inject
    RatingConfig config;

    @Test
    void statement_tells_what_was_there_what_moved_and_what_is_there() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        bus.called(customer.wish(), 61_000);
        bus.called(customer.wish(), 30_000);
        adjust(customer.account(), "1.50", "=sorry, \"again\"");

        var statement = statement(customer.account(), begun, Instant.now().plusSeconds(60), "");

        assertThat(List.of(statement.getString("opening"), statement.getString("closing")))
                .containsExactly("0.000000", "6.200000");
        assertThat(statement.<Map<String, Object>>getList("kinds"))
                .isEqualTo(List.of(
                        sum("ADJUSTMENT", 1, "1.500000"),
                        sum("CHARGE", 2, "-0.300000"),
                        sum("PAYMENT", 1, "5.000000")));
        assertThat(statement.<Map<String, Object>>getList("destinations"))
                .isEqualTo(List.of(sum("Germany", 2, "-0.300000")));
        assertThat(statement.<String>getList("items.balance"))
                .containsExactly("5.000000", "4.800000", "4.700000", "6.200000");
        assertThat(statement.<String>getList("items.destination")).containsExactly(null, "Germany", "Germany", null);
    }

    @Test
    void statement_goes_on_from_page_to_page_with_the_same_sums() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();
        for (int i = 0; i < 4; i++) {
            adjust(account, "1", "gift");
        }

        var seen = new ArrayList<Integer>();
        String cursor = "";
        while (cursor != null) {
            var page = statement(account, begun, Instant.now().plusSeconds(60), "&limit=2&cursor=" + cursor);
            assertThat(page.getString("closing")).isEqualTo("9.000000");
            seen.addAll(page.getList("items.sequence"));
            cursor = page.getString("next");
        }

        assertThat(seen).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void period_begins_with_what_was_there_and_may_be_empty() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();
        var between = Instant.now().plusMillis(1);
        var later = between.plusSeconds(3600);

        var after = statement(account, later, later.plusSeconds(1), "");
        var before = statement(account, begun.minusSeconds(9), begun.minusSeconds(1), "");

        assertThat(List.of(after.getString("opening"), after.getString("closing"), after.getList("items")))
                .isEqualTo(List.of("5.000000", "5.000000", List.of()));
        assertThat(List.of(before.getString("opening"), before.getString("closing"), before.getList("items")))
                .isEqualTo(List.of("0.000000", "0.000000", List.of()));
    }

    @Test
    void csv_has_every_posting_and_nothing_a_spreadsheet_would_run() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();
        adjust(account, "1.50", "=sorry, \"again\"");

        var csv = asOperator()
                .accept("text/csv")
                .get(
                        "/v1/accounts/{id}/statement?from=" + begun + "&to="
                                + Instant.now().plusSeconds(60),
                        account);

        var lines = csv.asString().split("\r\n", -1);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .isEqualTo("sequence,postedAt,kind,amount,balance,currency,destination,attempt,payment,booking,reason");
        assertThat(lines[2]).contains(",ADJUSTMENT,1.500000,6.500000,EUR,").endsWith(",\"'=sorry, \"\"again\"\"\"");
    }

    @Test
    void senseless_period_is_refused_with_the_field() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();

        assertThat(statement(account, begun, begun, "").getString("errors[0].field"))
                .isEqualTo("to");
        assertThat(asOperator()
                        .get("/v1/accounts/{id}/statement", account)
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("from");
        var other = Desk.as(Desk.key(Desk.customer(Desk.deck("0.10"), "5").account()));
        assertThat(other.get("/v1/accounts/{id}/statement?from=" + begun, account)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void month_of_a_postpaid_account_is_closed_once_and_what_comes_later_falls_into_the_next() {
        var account = postpaid();
        var thisMonth = YearMonth.now(ZoneOffset.UTC);

        months.close(account, Instant.now());
        var early = list(account).getList("items");
        months.close(account, within(thisMonth.plusMonths(1)));
        adjust(account, "1", "late");
        months.close(account, within(thisMonth.plusMonths(1)));
        months.close(account, within(thisMonth.plusMonths(2)));

        var closed = list(account);
        assertThat(early).isEmpty();
        assertThat(closed.<String>getList("items.month"))
                .containsExactly(thisMonth.plusMonths(1).toString(), thisMonth.toString());
        assertThat(closed.<String>getList("items.opening")).containsExactly("-2.000000", "0.000000");
        assertThat(closed.<String>getList("items.closing")).containsExactly("-1.000000", "-2.000000");
        assertThat(closed.<Map<String, Object>>getList("items[1].kinds"))
                .isEqualTo(List.of(sum("ADJUSTMENT", 1, "-2.000000")));
        var number = closed.getLong("items[1].number");
        assertThat(asOperator()
                        .get("/v1/accounts/{id}/monthly-statements/{n}", account, number)
                        .jsonPath()
                        .getString("month"))
                .isEqualTo(thisMonth.toString());
        assertThat(asOperator()
                        .accept("text/csv")
                        .get("/v1/accounts/{id}/monthly-statements/{n}", account, number)
                        .asString()
                        .lines())
                .hasSize(2);
    }

    @Test
    void numbers_have_no_gap_and_closed_months_cannot_be_changed() {
        var accounts = List.of(postpaid(), postpaid(), postpaid());

        accounts.parallelStream()
                .forEach(account -> months.close(
                        account, within(YearMonth.now(ZoneOffset.UTC).plusMonths(1))));

        var gaps = database.read(
                "SELECT number FROM (SELECT number, row_number() OVER (ORDER BY number) AS n FROM statement) s WHERE number <> n");
        assertThat(gaps).isEmpty();
        assertThatThrownBy(() -> database.runInTransaction(tx -> tx.execute("UPDATE statement SET closing = 0")))
                .isInstanceOf(SqlFault.class)
                .hasMessageContaining("statement is append only");
    }

    @Test
    void prepaid_account_has_no_months_and_the_clock_finds_nothing_due() {
        var account = Desk.customer(Desk.deck("0.10"), "5").account();

        months.close(account, within(YearMonth.now(ZoneOffset.UTC).plusMonths(1)));
        var closed = asOperator().post("/v1/monthly-statements").jsonPath();

        assertThat(list(account).getList("items")).isEmpty();
        assertThat(closed.getBoolean("done")).isTrue();
    }

    @Test
    void months_that_are_over_are_closed_by_themselves() throws InterruptedException {
        var account = postpaid();
        var thisMonth = YearMonth.now(ZoneOffset.UTC);
        var later =
                new MonthlyStatements(database, accounts, InstantSource.fixed(within(thisMonth.plusMonths(1))), config);
        var one = new ClosingClock(later, Duration.ofMillis(10));
        var other = new ClosingClock(later, Duration.ofMillis(10));
        one.start(new StartupEvent());
        other.start(new StartupEvent());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> list(account).getList("items").size() == 1);
        one.stop(new ShutdownEvent());
        other.stop(new ShutdownEvent());

        assertThat(list(account).<String>getList("items.month")).containsExactly(thisMonth.toString());
    }

    private static Instant within(YearMonth month) {
        return month.atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Owes two euros. */
    private static UUID postpaid() {
        var account = Desk.customer(Desk.deck("0.10"), "0", Map.of("overdraft", "100"))
                .account();
        adjust(account, "-2", "fee");
        return account;
    }

    private static Map<String, Object> sum(String name, int count, String amount) {
        return Map.of("name", name, "count", count, "amount", amount);
    }

    private static JsonPath list(UUID account) {
        return asOperator().get("/v1/accounts/{id}/monthly-statements", account).jsonPath();
    }

    private static JsonPath statement(UUID account, Instant from, Instant to, String more) {
        return asOperator()
                .get("/v1/accounts/{id}/statement?from=" + from + "&to=" + to + more, account)
                .jsonPath();
    }

    private static void adjust(UUID account, String amount, String reason) {
        assertThat(asOperator()
                        .body(Map.of("amount", amount, "reason", reason))
                        .post("/v1/accounts/{id}/adjustments", account)
                        .statusCode())
                .isEqualTo(201);
    }
}
