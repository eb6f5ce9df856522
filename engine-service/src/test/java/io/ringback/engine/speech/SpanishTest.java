package io.ringback.engine.speech;

import org.junit.jupiter.api.Test;

class SpanishTest {
    @Test
    void a_hundred_is_cien_alone_and_ciento_before_more_and_mil_has_no_one() {
        Said.in(Language.ES, """
            0 -> n0
            1 -> n1
            21 -> n21
            100 -> n100
            101 -> n100more n1
            200 -> n200
            1000 -> thousand
            1001 -> thousand n1
            2100 -> n2 thousand n100
            21000 -> n21m thousand
            31031 -> n31m thousand n31
            100000 -> n100 thousand
            101000 -> n100more n1m thousand
            1000000 -> n1m million-1
            21000000 -> n21m million-2
            100001000 -> n100 million-2 thousand
            999999999 -> n900 n99 million-2 n900 n99 thousand n900 n99
            """);
    }

    @Test
    void money_agrees_in_gender_and_even_millions_are_of_it() {
        Said.in(Language.ES, """
            0 EUR -> n0 euro-2
            1 EUR -> n1m euro-1
            21 EUR -> n21m euro-2
            11.11 EUR -> n11 euro-2 and n11 euro-cent-2
            1.31 GBP -> n1f pound-1 and n31m penny-2
            21 GBP -> n21f pound-2
            200 GBP -> n200f pound-2
            100 GBP -> n100 pound-2
            721 GBP -> n700f n21f pound-2
            200200 GBP -> n200f thousand n200f pound-2
            200200 EUR -> n200 thousand n200 euro-2
            1000000 USD -> n1m million-1 of dollar-2
            2000001 USD -> n2 million-2 n1m dollar-2
            -1.10 CHF -> minus n1m franc-1 and n10 rappen-2
            7.05 SEK -> n7 point n0 n5 ls le lk
            """);
    }

    @Test
    void an_hour_is_feminine_and_a_minute_masculine() {
        Said.in(Language.ES, """
            PT1H1M1S -> n1f hour-1 n1m minute-1 n1m second-1
            PT21H21M21S -> n21f hour-2 n21m minute-2 n21m second-2
            PT0S -> n0 second-2
            digits 0111 -> n0 n1 n1 n1
            """);
    }
}
