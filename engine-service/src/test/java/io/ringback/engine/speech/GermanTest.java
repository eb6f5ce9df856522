package io.ringback.engine.speech;

import org.junit.jupiter.api.Test;

class GermanTest {
    @Test
    void one_alone_changes_with_what_follows() {
        Said.in(Language.DE, """
            0 -> n0
            1 -> n1
            21 -> n21
            101 -> n100 n1
            1000 -> n1m thousand
            1001 -> n1m thousand n1
            21000 -> n21 thousand
            101000 -> n100 n1m thousand
            1000000 -> n1f million-1
            2000000 -> n2 million-2
            101000001 -> n100 n1f million-2 n1
            999999999 -> n900 n99 million-2 n900 n99 thousand n900 n99
            """);
    }

    @Test
    void money_is_ein_euro_und_ein_cent() {
        Said.in(Language.DE, """
            0 EUR -> n0 euro-2
            1 EUR -> n1m euro-1
            1.01 EUR -> n1m euro-1 and n1m euro-cent-1
            0.01 RUB -> n1f kopeck-1
            21.21 RUB -> n21 rouble-2 and n21 kopeck-2
            101 GBP -> n100 n1m pound-2
            -0.50 CHF -> minus n50 rappen-2
            5.05 SEK -> n5 point n0 n5 ls le lk
            """);
    }

    @Test
    void time_is_eine_stunde_eine_minute() {
        Said.in(Language.DE, """
            PT0S -> n0 second-2
            PT1H1M1S -> n1f hour-1 n1f minute-1 n1f second-1
            PT50M -> n50 minute-2
            PT21H -> n21 hour-2
            PT101H -> n100 n1f hour-2
            digits 110 -> n1 n1 n0
            """);
    }
}
