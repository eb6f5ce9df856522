package io.ringback.engine.speech;

import java.util.List;

/** English: no genders, one plural. */
final class English implements ByThousands {
    @Override
    public String small(int number, Gender gender) {
        return "n" + number;
    }

    @Override
    public List<String> thousands(int thousands, Gender gender) {
        return Speech.joined(below1000(thousands, Gender.NONE), List.of("thousand"));
    }

    @Override
    public List<String> millions(int millions) {
        return Speech.joined(below1000(millions, Gender.NONE), List.of("million"));
    }

    @Override
    public Gender gender(Unit unit) {
        return Gender.NONE;
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
