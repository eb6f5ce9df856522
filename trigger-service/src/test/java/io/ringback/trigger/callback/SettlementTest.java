package io.ringback.trigger.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Money;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {
    @ParameterizedTest
    @CsvSource({
        "0.10, 10, 3, Charged 0.10 EUR for 3 s of talk. The balance is 4.90 EUR.",
        "0.10, 12, 0, Charged 0.10 EUR for 12 s on the line. The balance is 4.90 EUR.",
        "0.10, 0, 0, Charged 0.10 EUR. The balance is 4.90 EUR.",
        "0, 12, 0, Nothing was charged. The balance is 4.90 EUR."
    })
    void what_was_charged_is_told_with_what_for(String amount, long caller, long talk, String sentence) {
        var settlement =
                new Settlement(Instant.EPOCH, null, Money.of(amount, "EUR"), caller, talk, Money.of("4.90", "EUR"));

        assertThat(settlement.sentence()).isEqualTo(sentence);
    }
}
