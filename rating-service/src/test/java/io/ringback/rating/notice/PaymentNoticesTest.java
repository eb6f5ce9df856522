package io.ringback.rating.notice;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Desk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class PaymentNoticesTest {
    private static final SigningSecret SECRET = SigningSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void signed_notice_is_booked_once_however_often_and_at_once_it_comes() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var body = body(account.toString(), Desk.fresh("pay"), "10.00", "EUR");

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> tell(body, Instant.now()))
                .toList();

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.jsonPath().getString("id"))
                .containsOnly(answers.getFirst().jsonPath().getString("id"));
        assertThat(Desk.balance(account)).isEqualTo(Money.of("10", "EUR"));
        assertThat(asOperator()
                        .get("/v1/accounts/{id}/ledger", account)
                        .jsonPath()
                        .getString("items[0].by"))
                .isEqualTo("payment-notice");
    }

    @Test
    void account_may_be_named_by_its_number() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var number = asOperator().get("/v1/accounts/{id}", account).jsonPath().getString("number");

        tell(body(number, Desk.fresh("pay"), "3", "EUR"), Instant.now());

        assertThat(Desk.balance(account)).isEqualTo(Money.of("3", "EUR"));
    }

    @Test
    void notice_that_is_not_signed_too_old_or_from_the_future_is_refused_and_nothing_booked() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var body = body(account.toString(), Desk.fresh("pay"), "10.00", "EUR");
        var now = Instant.now();

        var unsigned =
                RestAssured.given().contentType("application/json").body(body).post("/v1/payment-notices");
        var changed = send(body.replace("10.00", "90.00"), now, signature(body, now));
        var old = tell(body, now.minusSeconds(310));
        var early = tell(body, now.plusSeconds(310));

        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(changed.statusCode()).isEqualTo(401);
        assertThat(old.statusCode()).isEqualTo(401);
        assertThat(early.statusCode()).isEqualTo(401);
        assertThat(Desk.balance(account)).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void notice_that_fits_no_account_or_differs_from_before_is_refused_with_the_field() {
        var account = Desk.customer(Desk.deck("0.10"), "0").account();
        var other = Desk.customer(Desk.deck("0.10"), "0").account();
        var id = Desk.fresh("pay");
        tell(body(account.toString(), id, "10.00", "EUR"), Instant.now());

        assertThat(code(body(new UUID(1, 1).toString(), id, "10.00", "EUR"))).isEqualTo("422 no-account");
        assertThat(code(body(account.toString(), id, "10.00", "USD"))).isEqualTo("422 other-currency");
        assertThat(code(body(account.toString(), id, "11.00", "EUR"))).isEqualTo("422 payment-differs");
        assertThat(code(body(other.toString(), id, "10.00", "EUR"))).isEqualTo("422 payment-differs");
        assertThat(code(body(account.toString(), id, "-1", "EUR"))).isEqualTo("400 bad-input");
        assertThat(code(body(account.toString(), id, "0.0000001", "EUR"))).isEqualTo("400 bad-input");
        assertThat(code("{\"type\": \"payment.succeeded\"}")).isEqualTo("400 bad-input");
        assertThat(code("[")).isEqualTo("400 not-json");
        assertThat(Desk.balance(other)).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void notice_of_something_else_is_understood_and_books_nothing() {
        assertThat(tell("{\"type\": \"payment.failed\", \"data\": {}}", Instant.now())
                        .statusCode())
                .isEqualTo(204);
    }

    private static String code(String body) {
        var problem = problem(tell(body, Instant.now()));
        return problem.get("status") + " " + problem.get("code");
    }

    private static String body(String account, String id, String amount, String currency) {
        return "{\"type\": \"payment.succeeded\", \"timestamp\": \"2026-03-02T10:00:00Z\", \"data\": {\"id\": \"" + id
                + "\", \"account\": \"" + account + "\", \"amount\": \"" + amount + "\", \"currency\": \"" + currency
                + "\", \"method\": \"card\"}}";
    }

    private static Response tell(String body, Instant at) {
        return send(body, at, signature(body, at));
    }

    private static String signature(String body, Instant at) {
        return SECRET.signature("msg_1", Long.toString(at.getEpochSecond()), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Response send(String body, Instant at, String signature) {
        return RestAssured.given()
                .contentType("application/json")
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", signature)
                .body(body)
                .post("/v1/payment-notices");
    }
}
