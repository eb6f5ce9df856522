package io.ringback.engine;

import io.ringback.contracts.BlockedNumber;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers nobody may ring, for a look-up that does not grow with their count. */
@Singleton
public final class BlockedNumbers {
    private final Set<String> numbers = ConcurrentHashMap.newKeySet();
    private final Set<String> prefixes = ConcurrentHashMap.newKeySet();

    /** Whether a number in E.164 form is blocked by itself. */
    public boolean itself(String number) {
        return numbers.contains(number);
    }

    /** Whether a number in E.164 form is blocked, by itself or by a prefix. */
    public boolean contains(String number) {
        if (numbers.contains(number)) {
            return true;
        }
        if (prefixes.isEmpty()) {
            return false;
        }
        for (int length = 2; length <= number.length(); length++) {
            if (prefixes.contains(number.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    void changed(BlockedNumber blocked) {
        boolean stands = !blocked.lifted();
        change(numbers, blocked.number(), stands && !blocked.prefix());
        change(prefixes, blocked.number(), stands && blocked.prefix());
    }

    /** What stands is never away in between: a dial may be looked at meanwhile. */
    private static void change(Set<String> entries, String number, boolean stands) {
        if (stands) {
            entries.add(number);
        } else {
            entries.remove(number);
        }
    }
}
