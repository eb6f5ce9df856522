package io.ringback.trigger.callback;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.StopReason;
import io.ringback.trigger.callback.CallbackState.Trying;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last resort for an attempt nobody tells of any more, because a message about it lies among the dead letters: it is
 * stopped, and if nothing is heard of that either, the callback ends without the missing news. Comes so late that no
 * call can still be under way.
 */
final class Backstop {
    /** Beyond the longest talk: set-up, ring times, closing prompts, and a good delay of the messages. */
    static final Duration SILENCE = Duration.ofHours(1);

    private Backstop() {}

    /** When the silence has lasted too long. */
    static Instant at(Callback callback, Attempt attempt) {
        Instant heardAt = attempt.heardAt();
        Instant from = heardAt == null ? callback.expiresAt() : heardAt;
        return from.plusSeconds(callback.wanted().maxTalkSeconds()).plus(SILENCE);
    }

    static Change silence(Callback callback, Instant now) {
        if (!(callback.state() instanceof Trying(Attempt attempt))
                || at(callback, attempt).isAfter(now)) {
            return Change.none(callback);
        }
        return attempt.stop() == null && attempt.end() == null && attempt.settlement() == null
                ? Course.withdraw(callback, attempt, Stop.SILENCE, StopReason.CANCELLED, now)
                : giveUp(callback, attempt, now);
    }

    /** An operator has settled it because its end was never told; then nobody waits for that any more. */
    static Change decided(Change settled) {
        if (!(settled.callback().state() instanceof Trying(Attempt attempt)) || attempt.settlement() == null) {
            return settled;
        }
        Settlement settlement = attempt.settlement();
        return Lifecycle.end(
                settled.tell(settlement.at(), "CHARGED", settlement.sentence(), attempt.id()),
                settlement.talkSeconds() > 0 ? CallbackStatus.COMPLETED : CallbackStatus.UNKNOWN,
                settlement.at(),
                "SETTLED_BY_OPERATOR",
                "How it ended was never told. The operator has settled it.",
                attempt.id());
    }

    private static Change giveUp(Callback callback, Attempt attempt, Instant now) {
        CallbackStatus outcome = outcome(attempt);
        String missing = attempt.end() == null ? "how it ended" : "what it cost";
        return Lifecycle.end(
                Change.none(callback),
                outcome,
                now,
                "NOT_HEARD_OF",
                "Given up: " + missing + " was never told. The operator can find out.",
                attempt.id());
    }

    /** What is known stays true; where nothing is known, nothing is claimed. */
    private static CallbackStatus outcome(Attempt attempt) {
        Stop stop = attempt.stop();
        return switch (attempt.end()) {
            case AttemptEnd.Refused _ -> CallbackStatus.REFUSED;
            case AttemptEnd.Finished(var _, AttemptEnded fact) -> outcome(fact.disposition(), stop);
            case null -> attempt.decided() || stop != Stop.EXPIRED ? CallbackStatus.UNKNOWN : CallbackStatus.EXPIRED;
        };
    }

    private static CallbackStatus outcome(Disposition disposition, @Nullable Stop stop) {
        return switch (disposition) {
            case ANSWERED -> CallbackStatus.COMPLETED;
            case UNKNOWN -> CallbackStatus.UNKNOWN;
            case CANCELLED -> stop == null ? CallbackStatus.CANCELLED : stop.outcome();
            case NO_ANSWER,
                    BUSY,
                    REJECTED,
                    UNREACHABLE,
                    INVALID_NUMBER,
                    CONGESTION,
                    FAILED,
                    ABANDONED,
                    NO_DESTINATION,
                    DEFERRED -> stop == null ? CallbackStatus.NOT_REACHED : stop.outcome();
        };
    }
}
