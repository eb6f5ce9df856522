package io.ringback.engine.speech;

import org.junit.jupiter.api.Test;

class ChineseTest {
    @Test
    void numbers_are_said_by_ten_thousands_with_zero_for_a_gap() {
        Said.in(Language.ZH, """
            0 -> n0
            2 -> n2
            10 -> n10
            12 -> n12
            100 -> n100
            101 -> n100 n0 n1
            110 -> n100 n1 n10
            115 -> n100 n1 n15
            200 -> n200
            1001 -> n1000 n0 n1
            1015 -> n1000 n0 n1 n15
            1100 -> n1000 n100
            2222 -> n2000 n200 n22
            10000 -> n1 wan
            10001 -> n1 wan n0 n1
            12000 -> n1 wan n2000
            20000 -> n2l wan
            20500 -> n2l wan n0 n500
            100000 -> n10 wan
            120012 -> n12 wan n0 n1 n12
            220000 -> n22 wan
            1020000 -> n100 n0 n2 wan
            10100000 -> n1000 n0 n1 n10 wan
            100000000 -> n1 yi
            200000000 -> n2l yi
            100000007 -> n1 yi n0 n7
            100020000 -> n1 yi n0 n2 wan
            112340005 -> n1 yi n1000 n200 n34 wan n0 n5
            999999999 -> n9 yi n9000 n900 n99 wan n9000 n900 n99
            """);
    }

    @Test
    void money_is_yuan_jiao_fen_and_elsewhere_unit_and_hundredth() {
        Said.in(Language.ZH, """
            0 CNY -> n0 yuan-1
            2 CNY -> n2l yuan-1
            12 CNY -> n12 yuan-1
            12.50 CNY -> n12 yuan-1 n5 jiao-1
            12.53 CNY -> n12 yuan-1 n5 jiao-1 n3 fen-1
            1.05 CNY -> n1 yuan-1 n0 n5 fen-1
            0.22 CNY -> n2l jiao-1 n2l fen-1
            0.05 CNY -> n5 fen-1
            2.22 EUR -> n2l euro-1 n22 euro-cent-1
            102 USD -> n100 n0 n2 dollar-1
            -20000 RUB -> minus n2l wan rouble-1
            7.05 SEK -> n7 point n0 n5 ls le lk
            """);
    }

    @Test
    void two_before_what_is_counted_is_liang_and_one_in_a_telephone_number_is_yao() {
        Said.in(Language.ZH, """
            PT2H2M2S -> n2l hour-1 n2l minute-1 n2l second-1
            PT12M -> n12 minute-1
            PT0S -> n0 second-1
            digits 110 -> d1 d1 n0
            digits +49 -> plus n4 n9
            """);
    }
}
