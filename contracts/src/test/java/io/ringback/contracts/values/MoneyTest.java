package io.ringback.contracts.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void equal_amounts_are_equal_values_and_read_the_same() {
        for (String text : List.of("5", "5.0", "5.00", "5.00000000", "0.5e1")) {
            assertThat(Money.of(text, "EUR")).isEqualTo(Money.of("5.00", "EUR"));
            assertThat(Money.of(text, "EUR")).hasToString("5.00 EUR");
        }
        assertThat(Money.of("-0.00", "EUR")).isEqualTo(Money.zero("EUR"));
        assertThat(Money.of("0.123400", "EUR")).hasToString("0.1234 EUR");
    }

    @Test
    void ninth_decimal_is_refused() {
        assertThatThrownBy(() -> Money.of("0.000000001", "EUR")).hasMessage("amount has more than 8 decimals");
    }

    @Test
    void nineteenth_digit_before_the_point_is_refused() {
        assertThat(Money.of("999999999999999999.99999999", "EUR")).hasToString("999999999999999999.99999999 EUR");
        assertThatThrownBy(() -> Money.of("1" + "0".repeat(18), "EUR"))
                .hasMessage("amount has more than 18 digits before the point");
    }

    @Test
    void exponent_that_would_fill_the_memory_is_refused() {
        for (String text : List.of("1e100000", "1e2147483647", "10e2147483646", "1e-2147483647", "0e2147483647")) {
            assertThatThrownBy(() -> Money.of(text, "EUR")).hasMessage("amount is out of range");
        }
    }

    @Test
    void currency_is_three_capital_letters() {
        for (String currency : List.of("", "EU", "eur", "EURO", "EUR\n", "ЕUR")) {
            assertThatThrownBy(() -> new Money(BigDecimal.ONE, currency))
                    .hasMessage("currency must be three capital letters");
        }
    }

    @Test
    void currencies_are_never_mixed() {
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "GBP")))
                .hasMessage("cannot combine EUR with GBP");
        assertThat(Money.of("1", "EUR").minus(Money.of("2.5", "EUR")))
                .isEqualTo(Money.of("1.5", "EUR").negated());
    }
}
