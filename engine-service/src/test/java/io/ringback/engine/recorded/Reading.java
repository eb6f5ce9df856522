package io.ringback.engine.recorded;

import io.ringback.engine.recorded.Recording.Entry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be read off a recording without knowing anything of the engine.
 *
 * @param caller cause of the caller's end; of its second half, where that alone has one
 * @param callee cause of the last callee's end
 * @param talkSeconds from the second BridgeEnter to the first BridgeLeave of the call's first bridge
 */
record Reading(Cause caller, Cause callee, boolean rang, BigDecimal talkSeconds) {
    /** A Hangup's Cause and TechCause. */
    record Cause(@Nullable Integer q850, @Nullable Integer sip) {
        static final Cause NONE = new Cause(null, null);
        static final Cause NORMAL = new Cause(16, null);
        private static final Cause ZERO = new Cause(0, null);

        private static Cause of(Message hangup) {
            return new Cause(number(hangup.get("Cause")), number(hangup.get("TechCause")));
        }

        private static @Nullable Integer number(String text) {
            return text.isEmpty() ? null : Integer.valueOf(text);
        }
    }

    static Reading of(Recording recording, Score score) {
        Map<String, Cause> hangups = new HashMap<>();
        List<String> callees = new ArrayList<>();
        List<Instant> enters = new ArrayList<>();
        Instant left = null;
        boolean rang = false;
        String caller = score.callerId();
        for (Entry entry : recording.entries()) {
            if (!(entry instanceof Entry.Said(var at, var said))) {
                continue;
            }
            boolean ours = caller.equals(said.get("Linkedid")) || caller.equals(said.get("DestLinkedid"));
            if (ours) {
                switch (said.get("Event")) {
                    case "Hangup" -> hangups.put(said.get("Uniqueid"), Cause.of(said));
                    case "DialBegin" -> callees.add(said.get("DestUniqueid"));
                    case "DialState" -> rang |= said.get("DialStatus").equals("RINGING");
                    case "BridgeEnter" -> enters.add(at);
                    case "BridgeLeave" -> left = left == null ? at : left;
                    default -> {
                        // Says nothing of the outcome.
                    }
                }
            }
        }
        Cause own = hangups.getOrDefault(caller, Cause.NONE);
        Cause half = hangups.getOrDefault(score.secondHalf(), Cause.NONE);
        boolean onlyHalf = own.equals(Cause.ZERO) && !half.equals(Cause.NONE);
        Cause last = callees.size() < 2 ? Cause.NONE : hangups.getOrDefault(callees.getLast(), Cause.NONE);
        return new Reading(onlyHalf ? half : own, last, rang, talk(enters, left));
    }

    private static BigDecimal talk(List<Instant> enters, @Nullable Instant left) {
        long millis = left == null
                ? 0
                : Duration.between(enters.get(1), Objects.requireNonNull(left)).toMillis();
        return BigDecimal.valueOf(millis, 3);
    }
}
