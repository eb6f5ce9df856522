package io.ringback.rating.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerHeadTest {
    private static final UUID ACCOUNT = new UUID(0, 1);
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456789Z");
    private static final LedgerHead EMPTY = LedgerHead.empty(ACCOUNT, "EUR");

    @Test
    void each_posting_moves_balance_and_chain_on() {
        var paid = EMPTY.after(Transfer.payment(new UUID(0, 2), new UUID(0, 3), 10_000_000, NOON));
        var charged = paid.after(Transfer.charge(new UUID(0, 4), new UUID(0, 5), 300_000, NOON));

        assertThat(charged).isEqualTo(new LedgerHead(ACCOUNT, "EUR", 2, charged.hash(), 9_700_000));
        assertThat(charged.hash()).hasSize(64).isNotEqualTo(paid.hash());
    }

    @Test
    void hash_covers_the_posting_before() {
        var transfer = Transfer.charge(new UUID(0, 4), new UUID(0, 5), 300_000, NOON);
        var afterOne = EMPTY.after(Transfer.payment(new UUID(0, 2), new UUID(0, 3), 1_000_000, NOON));
        var afterOther = EMPTY.after(Transfer.payment(new UUID(0, 2), new UUID(0, 6), 1_000_000, NOON));

        assertThat(afterOne.after(transfer).hash())
                .isNotEqualTo(afterOther.after(transfer).hash());
    }

    @Test
    void transfer_of_nothing_is_refused() {
        assertThatThrownBy(() -> Transfer.payment(new UUID(0, 2), new UUID(0, 3), 0, NOON))
                .hasMessage("micros must not be zero");
    }
}
