package io.ringback.trigger.rate;

import jakarta.inject.Singleton;

/** Uses a key's quota up, as a great many requests would. */
@Singleton
public class Spending {
    private final KeyQuotas quotas;

    Spending(KeyQuotas quotas) {
        this.quotas = quotas;
    }

    /** All of it, and a few requests more. */
    public void all(String key) {
        for (int more = 0; more < 50; more += quotas.take(key).passed() ? 0 : 1) {
            // Some of it comes back meanwhile.
        }
    }
}
