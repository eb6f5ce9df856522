package io.ringback.rating.voucher;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringback.contracts.values.Money;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class VouchersTest {
    @Inject
    Database database;

    @Test
    void customer_redeems_a_code_once_and_gets_the_same_answer_again() {
        var account = account();
        var code = codes(1, Map.of()).getFirst();
        var key = Desk.key(account);

        var first = redeem(Desk.as(key), account, code.toLowerCase(Locale.ROOT).replace("-", " "));
        var again = redeem(Desk.as(key), account, code);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.jsonPath().getString("balance.amount")).isEqualTo("10.00");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(asOperator()
                        .get("/v1/accounts/{id}/ledger", account)
                        .jsonPath()
                        .getString("items[0].kind"))
                .isEqualTo("VOUCHER");
        assertThat(first.asString()).doesNotContain(code);
    }

    @Test
    void code_is_good_for_one_account_only_also_when_many_send_it_at_once() {
        var accounts = IntStream.range(0, 6).mapToObj(i -> account()).toList();
        var code = codes(1, Map.of()).getFirst();

        var answers = accounts.parallelStream()
                .map(account -> redeem(asOperator(), account, code))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 422))
                .hasSize(5);
        assertThat(accounts.stream().map(Desk::balance).filter(Money.of("10", "EUR")::equals))
                .hasSize(1);
    }

    @Test
    void fifth_wrong_code_in_a_row_locks_the_account_out_even_with_a_right_one() {
        var account = account();
        var code = codes(1, Map.of()).getFirst();

        var wrong = IntStream.range(0, 5)
                .mapToObj(i -> redeem(asOperator(), account, "00000-00000-00000-0000" + i))
                .toList();
        var locked = redeem(asOperator(), account, code);
        database.runInTransaction(tx -> tx.execute(
                "UPDATE voucher_guess SET locked_until = now() - interval '1 second' WHERE account_id = $1", account));
        var later = redeem(asOperator(), account, code);

        assertThat(wrong).extracting(answer -> problem(answer).get("code")).containsOnly("voucher-unknown");
        assertThat(problem(locked)).containsEntry("status", 429).containsEntry("code", "voucher-locked");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(800, 900);
        assertThat(later.statusCode()).isEqualTo(201);
    }

    @Test
    void expired_voided_and_foreign_codes_are_not_redeemed() {
        var account = account();
        var foreign = codes(1, Map.of("currency", "USD")).getFirst();
        var batch = batch(1, Map.of());
        var expired = batch(1, Map.of());
        database.runInTransaction(tx -> tx.execute(
                "UPDATE voucher_batch SET expires_at = now() WHERE id = $1",
                UUID.fromString(expired.jsonPath().getString("id"))));
        var voided =
                asOperator().delete("/v1/voucher-batches/{id}", batch.jsonPath().getString("id"));

        assertThat(voided.statusCode()).isEqualTo(204);
        assertThat(problem(redeem(asOperator(), account, foreign))).containsEntry("code", "voucher-currency");
        assertThat(problem(redeem(asOperator(), account, batch.jsonPath().getString("codes[0]"))))
                .containsEntry("code", "voucher-unknown");
        assertThat(problem(redeem(asOperator(), account, expired.jsonPath().getString("codes[0]"))))
                .containsEntry("code", "voucher-expired");
        assertThat(Desk.balance(account)).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void codes_are_shown_once_and_kept_as_hashes() {
        var made = batch(3, Map.of());
        var id = UUID.fromString(made.jsonPath().getString("id"));
        redeem(asOperator(), account(), made.jsonPath().getString("codes[1]"));

        var shown = asOperator().get("/v1/voucher-batches/{id}", id).jsonPath();

        assertThat(made.jsonPath().getList("codes")).hasSize(3).doesNotHaveDuplicates();
        assertThat(shown.getMap("$")).doesNotContainKey("codes");
        assertThat(List.of(shown.getInt("count"), shown.getInt("redeemed"), shown.getString("by")))
                .isEqualTo(List.of(3, 1, "operator"));
        assertThat(database.read("SELECT sha256 FROM voucher WHERE batch_id = $1", id))
                .extracting(row -> row.getString("sha256"))
                .containsExactlyInAnyOrderElementsOf(made.jsonPath().<String>getList("codes").stream()
                        .map(code -> VoucherCode.typed(code).orElseThrow().sha256())
                        .toList());
    }

    @Test
    void voucher_is_not_paid_out() {
        var account = account();
        var payment = redeem(asOperator(), account, codes(1, Map.of()).getFirst())
                .jsonPath()
                .getString("id");

        var refused = asOperator()
                .body(Map.of("payment", payment, "reason", "closed"))
                .post("/v1/accounts/{id}/refunds", account);

        assertThat(problem(refused)).containsEntry("code", "voucher");
    }

    @Test
    void senseless_batch_is_refused_with_the_field_and_a_customer_makes_none() {
        assertThat(field(batch(0, Map.of()))).isEqualTo("count");
        assertThat(field(batch(1001, Map.of()))).isEqualTo("count");
        assertThat(field(batch(1, Map.of("amount", "0")))).isEqualTo("amount");
        assertThat(field(batch(1, Map.of("currency", "euro")))).isEqualTo("currency");
        assertThat(field(batch(1, Map.of("expiresAt", "2020-01-01T00:00:00Z")))).isEqualTo("expiresAt");
        assertThat(Desk.as(Desk.key(account())).get("/v1/voucher-batches").statusCode())
                .isEqualTo(403);
    }

    private static UUID account() {
        return Desk.customer(Desk.deck("0.10"), "0").account();
    }

    private static List<String> codes(int count, Map<String, Object> more) {
        return batch(count, more).jsonPath().getList("codes");
    }

    private static Response batch(int count, Map<String, Object> more) {
        var order = new HashMap<String, Object>(Map.of(
                "name",
                "kiosk",
                "amount",
                "10",
                "currency",
                "EUR",
                "count",
                count,
                "expiresAt",
                Instant.now().plusSeconds(3600).toString()));
        order.putAll(more);
        return asOperator().body(order).post("/v1/voucher-batches");
    }

    private static Response redeem(RequestSpecification who, UUID account, String code) {
        return who.body(Map.of("code", code)).post("/v1/accounts/{id}/vouchers", account);
    }

    private static String field(Response response) {
        assertThat(response.statusCode()).isEqualTo(400);
        return response.jsonPath().getString("errors[0].field");
    }
}
