package io.ringback.trigger.campaign;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Party;
import io.ringback.trigger.callback.AttemptEnd;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.ClosedAttempt;
import io.ringback.trigger.callback.Output;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a callback is to its campaign.
 *
 * @param number of whoever takes part, E.164
 * @param at when its try was asked for, or the next one is due; null once it has ended
 * @param rungAt when the try was asked for that has ended now, if a phone was dialled in it
 * @param answeredAt the same if somebody was talked with
 */
record CampaignCall(
        UUID callbackId,
        String campaign,
        String number,
        @Nullable Instant at,
        @Nullable Instant rungAt,
        @Nullable Instant answeredAt) {

    /** Empty if it is part of none, in the sandbox, only tells a code, or nothing that counts has changed. */
    static Optional<CampaignCall> of(Change change) {
        Callback callback = change.callback();
        String campaign = callback.wanted().campaign();
        if (campaign == null
                || callback.sandbox()
                || callback.wanted().announces()
                || !(callback.wanted().caller() instanceof Party.E164(String number))) {
            return Optional.empty();
        }
        Optional<ClosedAttempt> closed = closed(change);
        Optional<Instant> rung = closed.filter(
                        attempt -> ended(attempt).map(AttemptEnded::dialled).orElse(false))
                .map(ClosedAttempt::requestedAt);
        Optional<Instant> answered = closed.filter(attempt -> ended(attempt)
                        .map(fact -> fact.disposition() == Disposition.ANSWERED)
                        .orElse(false))
                .map(ClosedAttempt::requestedAt);
        var call = new CampaignCall(
                callback.id(), campaign, number, at(callback), rung.orElse(null), answered.orElse(null));
        return moved(change) ? Optional.of(call) : Optional.empty();
    }

    boolean live() {
        return at != null;
    }

    /** While a call goes on, nothing counts but that it was asked for. */
    private static boolean moved(Change change) {
        CallbackState state = change.callback().state();
        boolean asks = change.outputs().stream().anyMatch(Output.Asked.class::isInstance);
        return switch (state) {
            case CallbackState.Trying _ -> asks;
            case CallbackState.Evaluating _, CallbackState.Evaluated _ -> false;
            case CallbackState.Accepted _,
                    CallbackState.Scheduled _,
                    CallbackState.Waiting _,
                    CallbackState.WaitingForLine _,
                    CallbackState.Ended _ -> true;
        };
    }

    private static @Nullable Instant at(Callback callback) {
        return callback.state() instanceof CallbackState.Trying(var attempt)
                ? attempt.requestedAt()
                : callback.dueAt().orElse(null);
    }

    private static Optional<ClosedAttempt> closed(Change change) {
        return change.outputs().stream()
                .flatMap(output -> output instanceof Output.Filed(ClosedAttempt attempt)
                        ? Stream.of(attempt)
                        : Stream.<ClosedAttempt>empty())
                .findFirst();
    }

    private static Optional<AttemptEnded> ended(ClosedAttempt attempt) {
        return attempt.end() instanceof AttemptEnd.Finished(var _, AttemptEnded fact)
                ? Optional.of(fact)
                : Optional.empty();
    }
}
