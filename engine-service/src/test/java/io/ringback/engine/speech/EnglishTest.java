package io.ringback.engine.speech;

import org.junit.jupiter.api.Test;

class EnglishTest {
    @Test
    void numbers_are_said_by_thousands() {
        Said.in(Language.EN, """
            0 -> n0
            1 -> n1
            15 -> n15
            21 -> n21
            99 -> n99
            100 -> n100
            101 -> n100 n1
            999 -> n900 n99
            1000 -> n1 thousand
            1001 -> n1 thousand n1
            21021 -> n21 thousand n21
            100100 -> n100 thousand n100
            1000000 -> n1 million
            2000001 -> n2 million n1
            999999999 -> n900 n99 million n900 n99 thousand n900 n99
            """);
    }

    @Test
    void money_is_said_to_the_cent_and_never_more_than_there_is() {
        Said.in(Language.EN, """
            0 EUR -> n0 euro-2
            0.004 EUR -> n0 euro-2
            0.01 EUR -> n1 euro-cent-1
            0.50 GBP -> n50 penny-2
            1 EUR -> n1 euro-1
            1.01 USD -> n1 dollar-1 and n1 dollar-cent-1
            4.999999 EUR -> n4 euro-2 and n99 euro-cent-2
            12.50 CHF -> n12 franc-2 and n50 rappen-2
            100 RUB -> n100 rouble-2
            3.02 CNY -> n3 yuan-2 and n2 fen-2
            -0.001 EUR -> minus n1 euro-cent-1
            -2.50 EUR -> minus n2 euro-2 and n50 euro-cent-2
            999999999 EUR -> n900 n99 million n900 n99 thousand n900 n99 euro-2
            999999999.01 EUR -> more-than n900 n99 million n900 n99 thousand n900 n99 euro-2
            -1000000000 EUR -> minus more-than n900 n99 million n900 n99 thousand n900 n99 euro-2
            """);
    }

    @Test
    void a_currency_without_a_name_is_spelled() {
        Said.in(Language.EN, """
            1200 JPY -> n1 thousand n200 lj lp ly
            7.05 SEK -> n7 point n0 n5 ls le lk
            -0.309 PLN -> minus n0 point n3 n1 lp ll ln
            """);
    }

    @Test
    void durations_are_said_without_what_is_not_there() {
        Said.in(Language.EN, """
            PT0S -> n0 second-2
            PT0.999S -> n0 second-2
            PT1S -> n1 second-1
            PT59S -> n59 second-2
            PT1M -> n1 minute-1
            PT50M -> n50 minute-2
            PT1H -> n1 hour-1
            PT1H1S -> n1 hour-1 n1 second-1
            PT26H3M4S -> n26 hour-2 n3 minute-2 n4 second-2
            """);
    }

    @Test
    void digits_are_said_one_by_one() {
        Said.in(Language.EN, """
            digits 0 -> n0
            digits +442079460001 -> plus n4 n4 n2 n0 n7 n9 n4 n6 n0 n0 n0 n1
            digits *21# -> star n2 n1 hash
            """);
    }
}
