package io.ringback.rating.prefix;

import java.util.Map;
import java.util.Optional;

/**
 * An immutable index from prefixes of digits to values, answering with the longest prefix of a number.
 *
 * <p>One open-addressing table of whole numbers: the digits with a one in front, so that {@code 049} and {@code 49}
 * differ. A look-up tries only lengths that occur, longest first. Safe to share between threads.
 *
 * @param <T> what a prefix stands for
 */
public final class PrefixIndex<T> {
    /** Longest prefix, the most digits a number has by ITU-T E.164. */
    public static final int MAX_DIGITS = 15;

    private static final long EMPTY = 0;

    private final long[] keys;
    private final Object[] values;
    private final int lengths;
    private final int size;

    private PrefixIndex(Map<String, T> entries) {
        int capacity = Integer.highestOneBit(Math.max(4, entries.size()) * 2 - 1) << 1;
        keys = new long[capacity];
        values = new Object[capacity];
        size = entries.size();
        int seen = 0;
        for (var entry : entries.entrySet()) {
            var prefix = entry.getKey();
            int slot = slotOf(keyOf(prefix));
            keys[slot] = keyOf(prefix);
            values[slot] = entry.getValue();
            seen |= 1 << prefix.length();
        }
        lengths = seen;
    }

    /**
     * The index of these prefixes.
     *
     * @param entries prefixes of 0 to {@value #MAX_DIGITS} digits; the empty one fits every number
     * @throws IllegalArgumentException if a prefix is something else
     */
    public static <T> PrefixIndex<T> of(Map<String, T> entries) {
        return new PrefixIndex<>(entries);
    }

    /** Whether this text can be a prefix: 0 to {@value #MAX_DIGITS} ASCII digits. */
    public static boolean isPrefix(String text) {
        return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * The value of the longest prefix of these digits.
     *
     * @param digits ASCII digits without a plus
     */
    @SuppressWarnings("unchecked")
    public Optional<T> longest(String digits) {
        int upTo = Math.min(digits.length(), MAX_DIGITS);
        long key = 1;
        for (int i = 0; i < upTo; i++) {
            key = key * 10 + (digits.charAt(i) - '0');
        }
        for (int length = upTo; length >= 0; length--, key /= 10) {
            if ((lengths & (1 << length)) != 0) {
                int slot = slotOf(key);
                if (keys[slot] == key) {
                    return Optional.of((T) values[slot]);
                }
            }
        }
        return Optional.empty();
    }

    /** How many prefixes there are. */
    public int size() {
        return size;
    }

    /** Where this key is, or the free slot where it would go. */
    private int slotOf(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E37_79B9_7F4A_7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long keyOf(String prefix) {
        if (!isPrefix(prefix)) {
            throw new IllegalArgumentException("a prefix has 0 to " + MAX_DIGITS + " digits: " + prefix);
        }
        return Long.parseLong("1" + prefix);
    }
}
