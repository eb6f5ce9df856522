package io.ringback.engine.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Mandarin: groups of four digits (万, 亿), 零 for a gap within a number, 两 before what is counted and before 千, 万 and
 * 亿, 一十 within a number but 十 at its head, 幺 in telephone numbers, 角 for tenths of a yuan.
 */
final class Chinese implements Grammar {
    private static final int WAN = 10_000;
    private static final int YI = 100_000_000;

    @Override
    public List<String> number(int number, Gender gender) {
        if (number == 0) {
            return List.of("n0");
        }
        List<String> sounds = new ArrayList<>();
        group(sounds, number / YI, "yi");
        group(sounds, number / WAN % WAN, "wan");
        group(sounds, number % WAN, "");
        return List.copyOf(sounds);
    }

    /** Adds up to four digits and the name of their group to what has been said. */
    private static void group(List<String> sounds, int digits, String name) {
        if (digits == 0) {
            return;
        }
        if (digits == 2 && !name.isEmpty() && sounds.isEmpty()) {
            sounds.add("n2l");
        } else {
            digits(sounds, digits);
        }
        if (!name.isEmpty()) {
            sounds.add(name);
        }
    }

    private static void digits(List<String> sounds, int digits) {
        boolean head = sounds.isEmpty();
        int thousands = digits / 1000;
        int hundreds = digits / 100 % 10;
        int rest = digits % 100;
        if (thousands > 0) {
            sounds.add("n" + thousands + "000");
        }
        if (hundreds > 0) {
            gap(sounds, !head && thousands == 0);
            sounds.add("n" + hundreds + "00");
        }
        if (rest > 0) {
            boolean first = thousands == 0 && hundreds == 0;
            gap(sounds, first ? !head : hundreds == 0 || rest < 10);
            if (rest >= 10 && rest < 20 && !(first && head)) {
                sounds.add("n1");
            }
            sounds.add("n" + rest);
        }
    }

    private static void gap(List<String> sounds, boolean isThere) {
        if (isThere) {
            sounds.add("n0");
        }
    }

    @Override
    public List<String> count(int number, Unit unit) {
        List<String> said = number == 2 ? List.of("n2l") : number(number, Gender.NONE);
        return Speech.joined(said, List.of(unit.sound(Plural.ONE)));
    }

    @Override
    public List<String> amount(int whole, int hundredths, Currency currency) {
        if (currency != Currency.CNY || hundredths == 0) {
            return Grammar.super.amount(whole, hundredths, currency);
        }
        List<String> sounds = new ArrayList<>();
        if (whole > 0) {
            sounds.addAll(count(whole, Unit.YUAN));
            gap(sounds, hundredths < 10);
        }
        if (hundredths >= 10) {
            sounds.addAll(count(hundredths / 10, Unit.JIAO));
        }
        if (hundredths % 10 > 0) {
            sounds.addAll(count(hundredths % 10, Unit.FEN));
        }
        return List.copyOf(sounds);
    }

    /** One is said so that it cannot be taken for seven. */
    @Override
    public String digit(int digit) {
        return digit == 1 ? "d1" : "n" + digit;
    }

    @Override
    public Gender gender(Unit unit) {
        return Gender.NONE;
    }

    @Override
    public Plural plural(int number) {
        return Plural.ONE;
    }

    @Override
    public List<String> betweenUnits() {
        return List.of();
    }
}
