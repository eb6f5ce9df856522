package io.ringback.engine.speech;

import java.util.List;

/**
 * Russian: what ends in 1 or 2 (not 11, 12) agrees in gender: одна минута, две минуты; and three forms of what is
 * counted: 1 минута, 2 минуты, 5 минут, by the last digits.
 */
final class Russian implements ByThousands {
    @Override
    public String small(int number, Gender gender) {
        return "n" + number
                + (gender == Gender.FEMININE && plural(number) != Plural.MANY && number % 10 <= 2 ? "f" : "");
    }

    @Override
    public List<String> thousands(int thousands, Gender gender) {
        return Speech.joined(
                below1000(thousands, Gender.FEMININE),
                List.of("thousand-" + plural(thousands).sign()));
    }

    @Override
    public List<String> millions(int millions) {
        return Speech.joined(
                below1000(millions, Gender.MASCULINE),
                List.of("million-" + plural(millions).sign()));
    }

    @Override
    public Gender gender(Unit unit) {
        return switch (unit) {
            case MINUTE, SECOND, KOPECK -> Gender.FEMININE;
            case HOUR, EURO, EURO_CENT, DOLLAR, DOLLAR_CENT, POUND, PENNY, FRANC, RAPPEN, ROUBLE, YUAN, JIAO, FEN ->
                Gender.MASCULINE;
        };
    }

    @Override
    public Plural plural(int number) {
        int tens = number % 100 / 10;
        int last = number % 10;
        if (tens == 1 || last == 0 || last > 4) {
            return Plural.MANY;
        }
        return last == 1 ? Plural.ONE : Plural.FEW;
    }

    @Override
    public List<String> betweenUnits() {
        return List.of();
    }
}
