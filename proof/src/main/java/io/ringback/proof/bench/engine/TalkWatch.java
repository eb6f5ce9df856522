package io.ringback.proof.bench.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a bystander at the switch sees of callers' channels, whoever drives them. */
final class TalkWatch {
    private static final Pattern CALLER = Pattern.compile("rb-[a-z0-9]{1,16}-([0-9a-f-]{36})-caller-[0-9]{1,3}");
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final Map<UUID, Long> bridgedMicros = new ConcurrentHashMap<>();
    private final Map<UUID, Long> leftMicros = new ConcurrentHashMap<>();
    private final Map<UUID, Long> endingNanos = new ConcurrentHashMap<>();
    private final Map<UUID, Long> bridgedNanos = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> callerDials = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> calleeDials = new ConcurrentHashMap<>();

    /** Takes an event; the time stamps are the switch's own. */
    void hear(Map<String, String> event) {
        var attempt = attemptOf(event.get("Uniqueid"));
        if (attempt.isEmpty()) {
            return;
        }
        switch (event.getOrDefault("Event", "")) {
            case "Newchannel" -> count(callerDials, attempt.get());
            case "DialBegin" -> count(calleeDials, attempt.get());
            case "BridgeEnter" -> {
                bridgedNanos.putIfAbsent(attempt.get(), System.nanoTime());
                bridgedMicros.putIfAbsent(attempt.get(), micros(event));
            }
            case "BridgeLeave" -> leftMicros.putIfAbsent(attempt.get(), micros(event));
            case "SoftHangupRequest", "HangupRequest", "Hangup" ->
                endingNanos.putIfAbsent(attempt.get(), System.nanoTime());
            default -> {
                // Nothing that is measured.
            }
        }
    }

    /** When its caller and callee were joined, by {@link System#nanoTime()}; empty while they are not. */
    Optional<Long> bridgedNanos(UUID attempt) {
        return Optional.ofNullable(bridgedNanos.get(attempt));
    }

    /** When somebody first asked for the end of the caller's channel, by {@link System#nanoTime()}. */
    Optional<Long> endingNanos(UUID attempt) {
        return Optional.ofNullable(endingNanos.get(attempt));
    }

    /** Whether the two are joined and nobody has asked for an end. */
    boolean talks(UUID attempt) {
        return bridgedNanos.containsKey(attempt) && !endingNanos.containsKey(attempt);
    }

    /** How long the two talked, by the switch's clock; empty while they do. */
    Optional<Duration> talk(UUID attempt) {
        var from = bridgedMicros.get(attempt);
        var to = leftMicros.get(attempt);
        return from == null || to == null ? Optional.empty() : Optional.of(Duration.ofNanos(1_000 * (to - from)));
    }

    /** Calls whose caller was dialled. */
    int dialled() {
        return callerDials.size();
    }

    /** Dials of a caller or a callee beyond the first of the same attempt; there is one way to each. */
    int secondDials() {
        return Stream.of(callerDials, calleeDials)
                .flatMap(dials -> dials.values().stream())
                .mapToInt(dials -> dials.get() - 1)
                .sum();
    }

    private static void count(Map<UUID, AtomicInteger> dials, UUID attempt) {
        dials.computeIfAbsent(attempt, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static Optional<UUID> attemptOf(@Nullable String uniqueId) {
        if (uniqueId == null) {
            return Optional.empty();
        }
        var caller = CALLER.matcher(uniqueId);
        return caller.matches() ? Optional.of(UUID.fromString(caller.group(1))) : Optional.empty();
    }

    private static long micros(Map<String, String> event) {
        return new BigDecimal(event.getOrDefault("Timestamp", "0"))
                .multiply(MICROS)
                .longValue();
    }
}
