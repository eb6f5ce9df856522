package io.ringback.engine.speech;

import java.util.List;

/** German: eins when counting, ein Euro, eine Minute; from 2 on nothing agrees. */
final class German implements ByThousands {
    @Override
    public String small(int number, Gender gender) {
        return "n" + number
                + (number != 1
                        ? ""
                        : switch (gender) {
                            case NONE -> "";
                            case MASCULINE -> "m";
                            case FEMININE -> "f";
                        });
    }

    @Override
    public List<String> thousands(int thousands, Gender gender) {
        return Speech.joined(below1000(thousands, Gender.MASCULINE), List.of("thousand"));
    }

    @Override
    public List<String> millions(int millions) {
        return Speech.joined(
                below1000(millions, Gender.FEMININE),
                List.of("million-" + plural(millions).sign()));
    }

    @Override
    public Gender gender(Unit unit) {
        return switch (unit) {
            case HOUR, MINUTE, SECOND, KOPECK -> Gender.FEMININE;
            case EURO, EURO_CENT, DOLLAR, DOLLAR_CENT, POUND, PENNY, FRANC, RAPPEN, ROUBLE, YUAN, JIAO, FEN ->
                Gender.MASCULINE; // the neuter of pounds sounds the same
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
