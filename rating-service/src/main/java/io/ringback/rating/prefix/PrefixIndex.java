package io.ringback.rating.prefix;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * An immutable index from prefixes of digits to values, answering with the longest prefix of a number.
 *
 * <p>One sorted table of whole numbers: a prefix's digits with zeros behind them, then their count. What stands before a
 * number in it is either a prefix of the number, or the longest one is among the prefixes around that, which each entry
 * points to. The number's first digits say where to look, so few places are touched. Safe to share between threads.
 *
 * @param <T> what a prefix stands for
 */
public final class PrefixIndex<T> {
    /** Longest prefix, the most digits a number has by ITU-T E.164. */
    public static final int MAX_DIGITS = 15;

    private static final int NONE = -1;

    /** A count of digits is below this. */
    private static final int COUNTS = 16;

    /** The first digits that are looked up directly, at most; more would no longer fit a processor's cache. */
    private static final int MAX_HEAD_DIGITS = 5;

    private static final long[] POWERS = new long[MAX_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MAX_DIGITS; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final long[] entries;
    private final Object[] values;

    /** The entry of the longest shorter prefix around each. */
    private final int[] around;

    /** Where the entries of each head begin. */
    private final int[] heads;

    private final long headWidth;

    private PrefixIndex(long[] entries, Object[] values) {
        this.entries = entries;
        this.values = values;
        around = new int[entries.length];
        int headDigits =
                Math.min(MAX_HEAD_DIGITS, String.valueOf(entries.length).length() - 1);
        headWidth = POWERS[MAX_DIGITS - headDigits];
        heads = new int[(int) POWERS[headDigits] + 1];
        int head = 0;
        for (int i = 0; i < entries.length; i++) {
            around[i] = around(i - 1, entries[i] / COUNTS);
            while (head <= entries[i] / COUNTS / headWidth) {
                heads[head++] = i;
            }
        }
        Arrays.fill(heads, head, heads.length, entries.length);
    }

    /**
     * The index of these prefixes.
     *
     * @param entries prefixes of 0 to {@value #MAX_DIGITS} digits; the empty one fits every number
     * @throws IllegalArgumentException if a prefix is something else
     */
    public static <T> PrefixIndex<T> of(Map<String, T> entries) {
        var builder = new Builder<T>(entries.size());
        entries.forEach((prefix, value) -> builder.add(keyOf(prefix), value));
        return builder.build((first, second) -> second);
    }

    /** Whether this text can be a prefix: 0 to {@value #MAX_DIGITS} ASCII digits. */
    public static boolean isPrefix(String text) {
        return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * A prefix as a whole number: its digits behind a one, so that {@code 049} and {@code 49} differ.
     *
     * @throws IllegalArgumentException if it is no prefix
     */
    public static long keyOf(String prefix) {
        if (!isPrefix(prefix)) {
            throw new IllegalArgumentException("prefix must have 0 to " + MAX_DIGITS + " digits: " + prefix);
        }
        return Long.parseLong("1" + prefix);
    }

    /** The digits of a prefix's whole number. */
    public static String digitsOf(long key) {
        return Long.toString(key).substring(1);
    }

    /**
     * The value of the longest prefix of these digits.
     *
     * @param digits ASCII digits without a plus
     */
    public Optional<T> longest(String digits) {
        return longest(digits, value -> true);
    }

    /** The value of the longest prefix of these digits among those that pass. */
    @SuppressWarnings("unchecked")
    public Optional<T> longest(String digits, Predicate<? super T> passing) {
        int count = Math.min(digits.length(), MAX_DIGITS);
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number * 10 + (digits.charAt(i) - '0');
        }
        number *= POWERS[MAX_DIGITS - count];
        for (int at = around(last(number, count), number); at != NONE; at = around[at]) {
            // Zeros behind a short number are not digits of it.
            if (entries[at] % COUNTS <= count && passing.test((T) values[at])) {
                return Optional.of((T) values[at]);
            }
        }
        return Optional.empty();
    }

    /** How many prefixes there are. */
    public int size() {
        return entries.length;
    }

    /** The last entry that is not behind this number. */
    private int last(long number, int count) {
        int head = (int) (number / headWidth);
        long wanted = number * COUNTS + count;
        int before = heads[head] - 1;
        int behind = heads[head + 1];
        while (behind - before > 1) {
            int middle = (before + behind) >>> 1;
            if (entries[middle] <= wanted) {
                before = middle;
            } else {
                behind = middle;
            }
        }
        return before;
    }

    /** This entry if it is a prefix of the number, else the longest around it that is one. */
    private int around(int entry, long number) {
        int at = entry;
        while (at != NONE && number - entries[at] / COUNTS >= POWERS[MAX_DIGITS - (int) (entries[at] % COUNTS)]) {
            at = around[at];
        }
        return at;
    }

    /**
     * Collects the entries of an index, without anything beside them.
     *
     * @param <T> what a prefix stands for
     */
    public static final class Builder<T> {
        private final long[] entries;
        private final Object[] values;
        private int size;

        /** @param most no more values are added */
        public Builder(int most) {
            entries = new long[most];
            values = new Object[most];
        }

        /**
         * Adds a value for a prefix.
         *
         * @param key as {@link PrefixIndex#keyOf} has it
         * @throws IndexOutOfBoundsException if these are more than was said
         */
        public void add(long key, T value) {
            int count = Long.toString(key).length() - 1;
            values[size] = Objects.requireNonNull(value, "value");
            entries[size] = (key - POWERS[count]) * POWERS[MAX_DIGITS - count] * COUNTS + count;
            size++;
        }

        /**
         * The index of what was added.
         *
         * @param merging makes one of two values for the same prefix, in the order in which they were added
         */
        @SuppressWarnings("unchecked")
        public PrefixIndex<T> build(BinaryOperator<T> merging) {
            var sorted = Arrays.stream(entries, 0, size).sorted().distinct().toArray();
            var merged = new Object[sorted.length];
            for (int i = 0; i < size; i++) {
                int at = Arrays.binarySearch(sorted, entries[i]);
                merged[at] = merged[at] == null ? values[i] : merging.apply((T) merged[at], (T) values[i]);
            }
            return new PrefixIndex<>(sorted, merged);
        }
    }
}
