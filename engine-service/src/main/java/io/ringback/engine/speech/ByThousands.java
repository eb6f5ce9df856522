package io.ringback.engine.speech;

import java.util.ArrayList;
import java.util.List;

/** Numbers as Europe says them: millions, thousands, hundreds, and up to 99 one sound each. */
interface ByThousands extends Grammar {
    /** The sound of 0 to 99. */
    String small(int number, Gender gender);

    /**
     * The sound of 1 to 9 hundreds.
     *
     * @param more whether less than a hundred follows
     */
    default String hundreds(int hundreds, boolean more, Gender gender) {
        return "n" + 100 * hundreds;
    }

    /** 1 to 999 thousands, followed by the gender's number. */
    List<String> thousands(int thousands, Gender gender);

    /** 1 to 999 millions. */
    List<String> millions(int millions);

    @Override
    default List<String> number(int number, Gender gender) {
        int millions = number / 1_000_000;
        int thousands = number / 1000 % 1000;
        int rest = number % 1000;
        List<String> sounds = new ArrayList<>();
        if (millions > 0) {
            sounds.addAll(millions(millions));
        }
        if (thousands > 0) {
            sounds.addAll(thousands(thousands, gender));
        }
        if (rest > 0 || number == 0) {
            sounds.addAll(below1000(rest, gender));
        }
        return List.copyOf(sounds);
    }

    /** 0 to 999. */
    default List<String> below1000(int number, Gender gender) {
        int rest = number % 100;
        if (number < 100) {
            return List.of(small(rest, gender));
        }
        String hundreds = hundreds(number / 100, rest > 0, gender);
        return rest == 0 ? List.of(hundreds) : List.of(hundreds, small(rest, gender));
    }
}
