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
        numbers.remove(blocked.number());
        prefixes.remove(blocked.number());
        if (!blocked.lifted()) {
            (blocked.prefix() ? prefixes : numbers).add(blocked.number());
        }
    }
}
