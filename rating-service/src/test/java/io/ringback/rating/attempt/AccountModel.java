package io.ringback.rating.attempt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an account must be like, in the simplest words: whole minutes at ten cents, slices of five. */
final class AccountModel {
    static final int CONCURRENCY = 4;
    private static final long MINUTE = 100_000;
    private static final int SLICE = 5;

    private final Map<UUID, Call> calls = new LinkedHashMap<>();
    private long balance;
    private long charged;
    private long cap = Long.MAX_VALUE;
    private boolean active = true;

    /** A call that may still cost. */
    record Call(UUID id, int granted, int limit, boolean stopped) {}

    /** What can be compared. */
    record Seen(long balance, long held, int liveCalls, long stopped, long charged) {}

    Seen seen() {
        long stopped = calls.values().stream().filter(Call::stopped).count();
        return new Seen(balance, held(), calls.size(), stopped, charged);
    }

    List<Call> calls() {
        return new ArrayList<>(calls.values());
    }

    void request(UUID id, int minutes) {
        int limit = (int) Math.min(minutes, free() / MINUTE);
        if (active && calls.size() < CONCURRENCY && limit > 0) {
            calls.put(id, new Call(id, Math.min(limit, SLICE), limit, false));
        }
    }

    void extend(Call call) {
        if (active && !call.stopped()) {
            int wanted = Math.min(call.limit(), call.granted() + SLICE);
            int more = (int) Math.min(wanted - call.granted(), free() / MINUTE);
            calls.put(call.id(), new Call(call.id(), call.granted() + more, call.limit(), false));
        }
    }

    void end(Call call, int minutes) {
        long price = Math.min(minutes, call.granted()) * MINUTE;
        calls.remove(call.id());
        balance -= price;
        charged += price;
    }

    void pay(long micros) {
        balance += micros;
    }

    void cap(long micros) {
        cap = micros;
        if (charged + held() > cap) {
            stopAll();
        }
    }

    void activate(boolean on) {
        active = on;
        if (!on) {
            stopAll();
        }
    }

    private void stopAll() {
        calls.replaceAll((id, call) -> new Call(id, call.granted(), call.limit(), true));
    }

    private long held() {
        return calls.values().stream()
                .mapToLong(call -> call.granted() * MINUTE)
                .sum();
    }

    private long free() {
        return Math.max(0, Math.min(balance - held(), cap == Long.MAX_VALUE ? cap : cap - charged - held()));
    }
}
