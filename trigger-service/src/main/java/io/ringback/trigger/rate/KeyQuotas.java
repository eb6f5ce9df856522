package io.ringback.trigger.rate;

import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.rate.Quota.Allowance;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each key has used up at this replica. */
@Singleton
final class KeyQuotas {
    /** Keys that made no request for a window need no memory. */
    private static final int REMEMBERED = 10_000;

    private final Quota quota;
    private final Map<String, Allowance> keys = new ConcurrentHashMap<>();

    KeyQuotas(TriggerSettings settings) {
        this.quota = new Quota(settings.rateLimit(), settings.rateWindow());
    }

    Quota quota() {
        return quota;
    }

    /** One more request with this key. */
    Allowance take(String key) {
        long now = System.nanoTime();
        Allowance allowance = keys.compute(key, (_, last) -> quota.take(last == null ? now : last.usedUpUntil(), now));
        if (keys.size() > REMEMBERED) {
            keys.values().removeIf(idle -> idle.usedUpUntil() - now < 0);
        }
        return allowance;
    }
}
