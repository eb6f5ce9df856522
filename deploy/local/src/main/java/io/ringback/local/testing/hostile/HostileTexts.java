package io.ringback.local.testing.hostile;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A text nobody should send, different for every index; the same for the same seed and index. */
public final class HostileTexts {
    private static final int LONG = 9_000;

    private final long seed;

    public HostileTexts(long seed) {
        this.seed = seed;
    }

    /**
     * A hostile text.
     *
     * @param value what a well-behaved sender has there: half of the texts are that with something added
     */
    public String next(int index, String value) {
        RandomGenerator random = new SplittableRandom(seed * 1_000_003 + index);
        return switch (random.nextInt(10)) {
            case 0 -> piece(random);
            case 1 -> piece(random) + value;
            case 2, 3 -> value + piece(random);
            case 4 -> inserted(value, piece(random), random);
            case 5 -> value + "\r\n" + piece(random) + "\r\n\r\n" + piece(random);
            case 6 -> inLookAlikes(value, random);
            case 7 -> piece(random).repeat(random.nextInt(1, 40));
            case 8 -> tooLong(value, random);
            default -> mixed(random);
        };
    }

    private static String piece(RandomGenerator random) {
        List<String> kind = Pieces.ALL.get(random.nextInt(Pieces.ALL.size()));
        return kind.get(random.nextInt(kind.size()));
    }

    private static String inserted(String value, String piece, RandomGenerator random) {
        int place = random.nextInt(value.length() + 1);
        return value.substring(0, place) + piece + value.substring(place);
    }

    private static String mixed(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(1, 8); left > 0; left--) {
            text.append(random.nextInt(3) == 0 ? Character.toString(character(random)) : piece(random));
        }
        return text.toString();
    }

    private static int character(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> random.nextInt(0x7f, 0x100);
            case 2 -> random.nextInt(0xd800, 0xe000);
            default -> random.nextInt(0x11_0000);
        };
    }

    private static String tooLong(String value, RandomGenerator random) {
        String filling = random.nextBoolean() ? "9" : piece(random);
        String text = value + filling.repeat(Math.max(1, LONG / filling.length()));
        return text.substring(0, Math.min(text.length(), random.nextInt(200, LONG)));
    }

    /** Digits of other scripts look like ours, and {@code Character.isDigit} takes them. */
    private static String inLookAlikes(String value, RandomGenerator random) {
        int zero = Pieces.ZEROS.get(random.nextInt(Pieces.ZEROS.size()));
        StringBuilder text = new StringBuilder();
        value.chars()
                .forEach(each -> text.appendCodePoint(
                        each >= '0' && each <= '9' && random.nextInt(3) > 0 ? zero + each - '0' : each));
        return text.toString().equals(value) ? value + Character.toString(zero) : text.toString();
    }
}
