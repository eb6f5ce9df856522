package io.ringback.trigger.line;

import io.ringback.contracts.values.RuleAnswer;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.line.LineOutcome.Kind;
import io.ringback.trigger.screening.Entrance;
import jakarta.inject.Singleton;

/** Begins the callback a line event asks for: admitted by the same rules as any other, joined to one that is there. */
@Singleton
final class Beginning {
    private final Entrance entrance;

    Beginning(Entrance entrance) {
        this.entrance = entrance;
    }

    LineOutcome begin(Transaction tx, Callback fresh) {
        if (!fresh.expiresAt().isAfter(fresh.createdAt())) {
            return LineOutcome.of(Kind.TOO_LATE);
        }
        return switch (entrance.enter(tx, fresh)) {
            case Entrance.Accepted(Callback accepted) -> LineOutcome.callback(Kind.ACCEPTED, accepted.id());
            case Entrance.Joined(Callback live) -> LineOutcome.callback(Kind.JOINED, live.id());
            case Entrance.Refused(RuleAnswer answer) -> LineOutcome.refused(answer.rule());
        };
    }
}
