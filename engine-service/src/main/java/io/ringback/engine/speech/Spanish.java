package io.ringback.engine.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Spanish: uno when counting, un euro, una hora, veintiún euros; cien but ciento uno; doscientas libras; mil without a
 * one before it; un millón de euros.
 */
final class Spanish implements ByThousands {
    @Override
    public String small(int number, Gender gender) {
        boolean agrees = number % 10 == 1 && number != 11;
        return "n" + number
                + (!agrees
                        ? ""
                        : switch (gender) {
                            case NONE -> "";
                            case MASCULINE -> "m";
                            case FEMININE -> "f";
                        });
    }

    @Override
    public String hundreds(int hundreds, boolean more, Gender gender) {
        if (hundreds == 1) {
            return more ? "n100more" : "n100";
        }
        return "n" + 100 * hundreds + (gender == Gender.FEMININE ? "f" : "");
    }

    /** The hundreds agree with what is counted, a one before mil does not. */
    @Override
    public List<String> thousands(int thousands, Gender gender) {
        List<String> sounds = new ArrayList<>();
        int rest = thousands % 100;
        if (thousands >= 100) {
            sounds.add(hundreds(thousands / 100, rest > 0, gender));
        }
        if (rest > 0 && thousands > 1) {
            sounds.add(small(rest, Gender.MASCULINE));
        }
        sounds.add("thousand");
        return sounds;
    }

    @Override
    public List<String> millions(int millions) {
        return Speech.joined(
                below1000(millions, Gender.MASCULINE),
                List.of("million-" + plural(millions).sign()));
    }

    @Override
    public List<String> count(int number, Unit unit) {
        List<String> of = number > 0 && number % 1_000_000 == 0 ? List.of("of") : List.of();
        return Speech.joined(number(number, gender(unit)), of, List.of(unit.sound(plural(number))));
    }

    @Override
    public Gender gender(Unit unit) {
        return switch (unit) {
            case HOUR, POUND -> Gender.FEMININE;
            case MINUTE,
                    SECOND,
                    EURO,
                    EURO_CENT,
                    DOLLAR,
                    DOLLAR_CENT,
                    PENNY,
                    FRANC,
                    RAPPEN,
                    ROUBLE,
                    KOPECK,
                    YUAN,
                    JIAO,
                    FEN -> Gender.MASCULINE;
        };
    }

    @Override
    public Plural plural(int number) {
        return number == 1 ? Plural.ONE : Plural.FEW;
    }

    @Override
    public List<String> betweenUnits() {
        return List.of("and");
    }
}
