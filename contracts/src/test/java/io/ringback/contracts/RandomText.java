package io.ringback.contracts;

import java.util.random.RandomGenerator;

/** Random text that matches a pattern of literals, classes, groups and counts; the only forms the facets use. */
final class RandomText {
    /** Characters that have broken parsers, headers and logs before. */
    private static final String[] AWKWARD = {
        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\r\n", "\t", "\u0001", "\u2028", "é", "١", "中", "😀", "${x}", "&",
        ","
    };

    private final String pattern;
    private final RandomGenerator random;
    private int position;

    private RandomText(String pattern, RandomGenerator random) {
        this.pattern = pattern;
        this.random = random;
    }

    static String matching(String pattern, RandomGenerator random) {
        var reader = new RandomText(pattern, random);
        return reader.sequence();
    }

    /** Text a free field may hold: up to 40 pieces, awkward ones among them. */
    static String free(RandomGenerator random) {
        var text = new StringBuilder();
        for (int left = random.nextInt(40); left > 0; left--) {
            text.append(AWKWARD[random.nextInt(AWKWARD.length)]);
        }
        return text.toString();
    }

    private String sequence() {
        var text = new StringBuilder();
        while (position < pattern.length() && pattern.charAt(position) != ')') {
            int start = position;
            int afterAtom = skipAtom();
            int count = count(afterAtom);
            int end = position;
            for (int each = 0; each < count; each++) {
                position = start;
                text.append(atom());
            }
            position = end;
        }
        return text.toString();
    }

    private String atom() {
        char first = pattern.charAt(position++);
        return switch (first) {
            case '\\' -> String.valueOf(pattern.charAt(position++));
            case '[' -> String.valueOf(oneOf(pattern.substring(position, pattern.indexOf(']', position))));
            case '(' -> sequence();
            default -> String.valueOf(first);
        };
    }

    private int skipAtom() {
        char first = pattern.charAt(position);
        return switch (first) {
            case '\\' -> position + 2;
            case '[' -> pattern.indexOf(']', position) + 1;
            case '(' -> pattern.indexOf(')', position) + 1;
            default -> position + 1;
        };
    }

    /** How often the atom before this place is repeated; moves behind the count. */
    private int count(int place) {
        char next = place < pattern.length() ? pattern.charAt(place) : ' ';
        if (next == '?') {
            position = place + 1;
            return random.nextInt(2);
        }
        if (next != '{') {
            position = place;
            return 1;
        }
        int end = pattern.indexOf('}', place);
        position = end + 1;
        String[] bounds = pattern.substring(place + 1, end).split(",", 2);
        int least = Integer.parseInt(bounds[0]);
        return bounds.length == 1 ? least : random.nextInt(least, Integer.parseInt(bounds[1]) + 1);
    }

    private char oneOf(String letters) {
        var choices = new StringBuilder();
        for (int index = 0; index < letters.length(); index++) {
            boolean range = index + 2 < letters.length() && letters.charAt(index + 1) == '-';
            char last = range ? letters.charAt(index + 2) : letters.charAt(index);
            for (char each = letters.charAt(index); each <= last; each++) {
                choices.append(each);
            }
            index += range ? 2 : 0;
        }
        return choices.charAt(random.nextInt(choices.length()));
    }
}
