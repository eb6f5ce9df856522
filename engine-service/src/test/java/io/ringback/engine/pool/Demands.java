package io.ringback.engine.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls that want to begin. */
final class Demands {
    static final Instant T0 = Instant.parse("2026-01-31T10:00:00Z");

    static final Breaker.Rule RULE =
            new Breaker.Rule(3, Duration.ofSeconds(30), Duration.ofSeconds(100), Duration.ofSeconds(60));

    private Demands() {}

    static UUID account(int n) {
        return new UUID(7, n);
    }

    static UUID attempt(int n) {
        return new UUID(1, n);
    }

    /** Of this account, queued so many seconds after T0; caller and callee over one trunk without limits. */
    static Demand call(int attempt, int account, int queuedAfter) {
        return over(attempt, account, queuedAfter, List.of("any"), List.of("any"));
    }

    static Demand over(int attempt, int account, int queuedAfter, List<String> caller, List<String> callee) {
        return new Demand(attempt(attempt), account(account), T0.plusSeconds(queuedAfter), caller, callee, 2);
    }

    static SwitchPool channels(int most) {
        return limited(new Limits(most, null), Map.of());
    }

    static SwitchPool perSecond(int most) {
        return limited(new Limits(null, most), Map.of());
    }

    static SwitchPool limited(Limits whole, Map<String, Limits> trunks) {
        SwitchPool pool = new SwitchPool(1_000, RULE);
        pool.limit(whole, trunks);
        return pool;
    }

    /** Lets them join in this order. */
    static void join(SwitchPool pool, Demand... demands) {
        for (Demand demand : demands) {
            pool.join(demand, 0, T0);
        }
    }
}
