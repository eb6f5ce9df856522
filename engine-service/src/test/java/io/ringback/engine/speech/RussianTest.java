package io.ringback.engine.speech;

import org.junit.jupiter.api.Test;

class RussianTest {
    @Test
    void thousands_are_feminine_millions_masculine_and_both_have_three_forms() {
        Said.in(Language.RU, """
            0 -> n0
            1 -> n1
            2 -> n2
            21 -> n21
            1000 -> n1f thousand-1
            2000 -> n2f thousand-2
            5000 -> n5 thousand-5
            11000 -> n11 thousand-5
            12000 -> n12 thousand-5
            21000 -> n21f thousand-1
            22002 -> n22f thousand-2 n2
            111000 -> n100 n11 thousand-5
            121000 -> n100 n21f thousand-1
            500000 -> n500 thousand-5
            1000000 -> n1 million-1
            2000000 -> n2 million-2
            12000000 -> n12 million-5
            999999999 -> n900 n99 million-5 n900 n99 thousand-5 n900 n99
            """);
    }

    @Test
    void money_has_three_forms_and_kopecks_are_feminine() {
        Said.in(Language.RU, """
            0 RUB -> n0 rouble-5
            1 RUB -> n1 rouble-1
            2 RUB -> n2 rouble-2
            5 RUB -> n5 rouble-5
            11 RUB -> n11 rouble-5
            21.21 RUB -> n21 rouble-1 n21f kopeck-1
            32.02 RUB -> n32 rouble-2 n2f kopeck-2
            14.14 RUB -> n14 rouble-5 n14 kopeck-5
            1000 RUB -> n1f thousand-1 rouble-5
            112.01 EUR -> n100 n12 euro-5 n1 euro-cent-1
            -0.52 GBP -> minus n52 penny-2
            7.05 SEK -> n7 point n0 n5 ls le lk
            """);
    }

    @Test
    void minutes_are_feminine_hours_masculine() {
        Said.in(Language.RU, """
            PT1H1M1S -> n1 hour-1 n1f minute-1 n1f second-1
            PT2H2M2S -> n2 hour-2 n2f minute-2 n2f second-2
            PT5H5M5S -> n5 hour-5 n5 minute-5 n5 second-5
            PT11M12S -> n11 minute-5 n12 second-5
            PT22H42M51S -> n22 hour-2 n42f minute-2 n51f second-1
            PT0S -> n0 second-5
            digits 12 -> n1 n2
            """);
    }
}
