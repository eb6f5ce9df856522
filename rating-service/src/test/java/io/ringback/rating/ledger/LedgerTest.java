package io.ringback.rating.ledger;

import static io.ringback.rating.Desk.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.tariff.Micros;
import io.vertx.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class LedgerTest {
    @Inject
    Bus bus;

    @Inject
    Database database;

    @Test
    void payment_and_charge_are_listed_newest_first_with_the_balance_after_each() {
        var account = accountWithOneCall();

        var newest =
                asOperator().get("/v1/accounts/{id}/ledger?limit=1", account).jsonPath();
        var before = asOperator()
                .get("/v1/accounts/{id}/ledger?limit=1&cursor=" + newest.getString("next"), account)
                .jsonPath();

        assertThat(List.of(
                        newest.getString("items[0].kind"),
                        newest.getString("items[0].amount.amount"),
                        newest.getString("items[0].balance.amount"),
                        before.getString("items[0].kind"),
                        before.getString("items[0].amount.amount"),
                        before.getString("items[0].balance.amount")))
                .containsExactly("CHARGE", "-0.10", "4.90", "PAYMENT", "5.00", "5.00");
        assertThat(before.getMap("$")).doesNotContainKey("next");
    }

    @Test
    void postings_sum_to_zero_per_currency_and_each_transfer_has_two_sides() {
        accountWithOneCall();

        var sums = database.read("SELECT currency FROM posting GROUP BY currency HAVING sum(amount) <> 0");
        var lopsided = database.read(
                "SELECT transfer_id FROM posting GROUP BY transfer_id HAVING count(*) <> 2 OR sum(amount) <> 0");

        assertThat(sums).isEmpty();
        assertThat(lopsided).isEmpty();
    }

    @Test
    void balances_are_the_sums_of_their_postings_and_settlements_those_of_their_charges() {
        accountWithOneCall();

        var wrongBalances = database.read("""
                SELECT a.id FROM account a
                WHERE a.balance <> (SELECT coalesce(sum(p.amount), 0) FROM posting p WHERE p.account_id = a.id)""");
        var wrongCharges = database.read("""
                SELECT s.attempt_id FROM standing_charge s
                WHERE s.amount <> (SELECT coalesce(-sum(p.amount), 0) FROM posting p
                                   WHERE p.attempt_id = s.attempt_id AND p.side = 'CUSTOMER')""");

        assertThat(wrongBalances).isEmpty();
        assertThat(wrongCharges).isEmpty();
    }

    @Test
    void chain_of_an_account_can_be_computed_again_from_its_postings() {
        var account = accountWithOneCall();

        var head = LedgerHead.empty(account, "EUR");
        var rows = database.read("SELECT * FROM posting WHERE account_id = $1 ORDER BY sequence", account);
        for (Row row : rows) {
            assertThat(row.getString("previous_hash")).isEqualTo(head.hash());
            head = head.after(transfer(row));
            assertThat(row.getString("hash")).isEqualTo(head.hash());
        }
        var stored = database.read("SELECT postings, chain_hash FROM account WHERE id = $1", account)
                .getFirst();

        assertThat(rows).hasSize(2);
        assertThat(stored.getString("chain_hash")).isEqualTo(head.hash());
        assertThat(stored.getLong("postings")).isEqualTo(head.postings());
    }

    @Test
    void posting_can_neither_be_changed_nor_removed() {
        accountWithOneCall();

        assertThatThrownBy(() -> database.runInTransaction(tx -> tx.execute("UPDATE posting SET amount = amount * 2")))
                .isInstanceOf(SqlFault.class)
                .hasMessageContaining("posting is append only");
        assertThatThrownBy(() -> database.runInTransaction(tx -> tx.execute("DELETE FROM posting")))
                .isInstanceOf(SqlFault.class)
                .hasMessageContaining("posting is append only");
    }

    private UUID accountWithOneCall() {
        var customer = Desk.customer(Desk.deck("0.10"), "5");
        var request = customer.wish().requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        bus.send(Bus.event(request, 1, Calls.talkedFor(30_000)));
        bus.the(AttemptSettled.class, request.attemptId());
        return customer.account();
    }

    private static Transfer transfer(Row row) {
        return new Transfer(
                row.getUUID("transfer_id"),
                Transfer.Kind.valueOf(row.getString("kind")),
                HouseAccount.REVENUE,
                Micros.of(row.getBigDecimal("amount")),
                row.getUUID("attempt_id"),
                row.getString("phase"),
                row.getUUID("payment_id"),
                row.getUUID("booking_id"),
                row.getOffsetDateTime("posted_at").toInstant());
    }
}
