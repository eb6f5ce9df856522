package io.ringback.engine.speech;

import java.util.ArrayList;
import java.util.List;

/** How a language says numbers and what is counted, as names of sounds within its folder. */
interface Grammar {
    /** A whole number of 0 to {@link Speech#MOST} that agrees with what follows it. */
    List<String> number(int number, Gender gender);

    Gender gender(Unit unit);

    /** The form that what is counted takes after a number. */
    Plural plural(int number);

    /** A digit of a telephone number or code. */
    default String digit(int digit) {
        return "n" + digit;
    }

    /** So many of something. */
    default List<String> count(int number, Unit unit) {
        List<String> sounds = new ArrayList<>(number(number, gender(unit)));
        sounds.add(unit.sound(plural(number)));
        return List.copyOf(sounds);
    }

    /** Whole units and hundredths, of which at least one is more than nothing. */
    default List<String> amount(int whole, int hundredths, Currency currency) {
        if (hundredths == 0) {
            return count(whole, currency.whole());
        }
        if (whole == 0) {
            return count(hundredths, currency.hundredth());
        }
        return Speech.joined(count(whole, currency.whole()), betweenUnits(), count(hundredths, currency.hundredth()));
    }

    /** What is said between whole units and hundredths. */
    List<String> betweenUnits();
}
