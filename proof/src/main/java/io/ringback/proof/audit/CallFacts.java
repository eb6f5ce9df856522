package io.ringback.proof.audit;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the engine told of each attempt, as history keeps it. */
final class CallFacts {
    private static final String QUERY = """
            SELECT attempt_id, number, body FROM fact
            WHERE type IN ('LegDialing', 'LegAnswered', 'AttemptEnded') ORDER BY attempt_id, number""";

    private final Map<UUID, Call> calls = new HashMap<>();

    /** One attempt's. */
    static final class Call {
        private final Map<Integer, LegDialing> dials = new LinkedHashMap<>();
        private final Set<Leg> answered = EnumSet.noneOf(Leg.class);
        private @Nullable AttemptEnded ended;
        private boolean calleeFirst;

        /** Dials in order, by their number. */
        Map<Integer, LegDialing> dials() {
            return dials;
        }

        boolean answered(Leg leg) {
            return answered.contains(leg);
        }

        Optional<AttemptEnded> ended() {
            return Optional.ofNullable(ended);
        }

        /** Whether a callee was dialled before the caller had answered. */
        boolean calleeFirst() {
            return calleeFirst;
        }

        /** Who was dialled last on a leg. */
        Optional<Party> lastDialled(Leg leg) {
            return dials.values().stream()
                    .filter(dial -> dial.leg() == leg)
                    .reduce((_, later) -> later)
                    .map(LegDialing::party);
        }

        private void add(CallEvent event) {
            switch (event.fact()) {
                case LegDialing dial -> {
                    calleeFirst |= dial.leg() == Leg.CALLEE && !answered.contains(Leg.CALLER);
                    dials.put(dial.n(), dial);
                }
                case LegAnswered(Leg leg, int _) -> answered.add(leg);
                case AttemptEnded end -> ended = end;
                default -> throw new IllegalStateException("not asked for: " + Json.typeOf(event));
            }
        }
    }

    static CallFacts readFrom(ReadOnlyDatabase history) {
        var facts = new CallFacts();
        history.each(QUERY, row -> {
            var attempt = row.getObject("attempt_id", UUID.class);
            facts.calls
                    .computeIfAbsent(attempt, _ -> new Call())
                    .add(event(attempt, row.getInt("number"), row.getString("body")));
        });
        return facts;
    }

    /** What is known of an attempt; nothing where it was never dialled nor ended. */
    Call of(UUID attemptId) {
        return calls.getOrDefault(attemptId, new Call());
    }

    Map<UUID, Call> all() {
        return calls;
    }

    private static CallEvent event(UUID attempt, int number, String body) {
        try {
            return (CallEvent) Json.read(Topic.CALL_EVENTS, body.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("fact " + number + " of attempt " + attempt + ": " + e.getMessage(), e);
        }
    }
}
