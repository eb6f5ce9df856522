package io.ringback.trigger.callback;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.values.CallbackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The try that is on its way.
 *
 * @param number 1 for the first, deferred ones counted
 * @param status furthest it has come; it never goes back
 * @param decided whether rating's answer was seen
 * @param nextEvent number of the next fact of the call
 * @param parked facts that came before what must be told first, in order of their numbers
 * @param stop why it is to stop, if it is
 * @param end set once it is over
 * @param settlement set once it is paid for; may come before the end is seen
 * @param heardAt the latest moment anybody told anything of, or it was stopped; null until then
 */
public record Attempt(
        UUID id,
        int number,
        Instant requestedAt,
        Instant queuedSince,
        CallbackStatus status,
        boolean decided,
        boolean dialled,
        int nextEvent,
        List<CallEvent> parked,
        @Nullable Stop stop,
        @Nullable AttemptEnd end,
        @Nullable Settlement settlement,
        @Nullable Instant heardAt) {
    public Attempt {
        parked = List.copyOf(parked);
    }

    static Attempt requested(UUID id, int number, Instant at, Instant queuedSince) {
        return new Attempt(
                id,
                number,
                at,
                queuedSince,
                CallbackStatus.REQUESTED,
                false,
                false,
                1,
                List.of(),
                null,
                null,
                null,
                null);
    }

    /** How long a settled attempt waits for what should have been told before its end. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * When it should be looked at although nothing happened: its callback's expiry while nothing is dialled, and, once
     * paid for, the end of the patience with messages that do not come.
     */
    Optional<Instant> deadline(Instant expiresAt) {
        if (settlement != null && end == null && canEndWithGaps()) {
            return Optional.of(settlement.at().plus(PATIENCE));
        }
        return mayStillExpire() ? Optional.of(expiresAt) : Optional.empty();
    }

    /** Whether its callback's expiry may still keep it from being dialled. */
    private boolean mayStillExpire() {
        return end == null
                && settlement == null
                && stop == null
                && !dialled
                && parked.stream().noneMatch(event -> event.fact() instanceof CallFact.LegDialing);
    }

    /** Whether the end is known, though not all that came before it. */
    private boolean canEndWithGaps() {
        return (settlement != null && settlement.refused() != null)
                || parked.stream().anyMatch(event -> event.fact() instanceof CallFact.AttemptEnded);
    }

    /** Whether this fact was seen before. */
    boolean knows(CallEvent event) {
        return event.number() < nextEvent || parked.stream().anyMatch(other -> other.number() == event.number());
    }

    /** Whether the next fact may be told: rating's answer comes first, and no fact is skipped. */
    boolean canTellNext() {
        return !parked.isEmpty() && decided && parked.getFirst().number() == nextEvent;
    }

    Attempt parking(CallEvent event) {
        List<CallEvent> more = new ArrayList<>(parked);
        more.add(event);
        more.sort(Comparator.comparingInt(CallEvent::number));
        return new Attempt(
                id,
                number,
                requestedAt,
                queuedSince,
                status,
                decided,
                dialled,
                nextEvent,
                more,
                stop,
                end,
                settlement,
                heardAt);
    }

    /** Takes the first parked fact, and with it those before it that never came. */
    Attempt taking() {
        boolean dials = dialled || parked.getFirst().fact() instanceof CallFact.LegDialing;
        return new Attempt(
                id,
                number,
                requestedAt,
                queuedSince,
                status,
                decided,
                dials,
                parked.getFirst().number() + 1,
                parked.subList(1, parked.size()),
                stop,
                end,
                settlement,
                heardAt);
    }

    /** Moves on, unless it has already come further. */
    Attempt reaching(CallbackStatus reached) {
        CallbackStatus furthest = rank(reached) > rank(status) ? reached : status;
        return new Attempt(
                id,
                number,
                requestedAt,
                queuedSince,
                furthest,
                decided,
                dialled,
                nextEvent,
                parked,
                stop,
                end,
                settlement,
                heardAt);
    }

    Attempt answeredByRating() {
        return new Attempt(
                id,
                number,
                requestedAt,
                queuedSince,
                status,
                true,
                dialled,
                nextEvent,
                parked,
                stop,
                end,
                settlement,
                heardAt);
    }

    Attempt stopping(Stop why) {
        return new Attempt(
                        id,
                        number,
                        requestedAt,
                        queuedSince,
                        status,
                        decided,
                        dialled,
                        nextEvent,
                        parked,
                        why,
                        end,
                        settlement,
                        heardAt)
                .reaching(CallbackStatus.CANCELLING);
    }

    Attempt endedBy(AttemptEnd how) {
        return new Attempt(
                id,
                number,
                requestedAt,
                queuedSince,
                status,
                decided,
                dialled,
                nextEvent,
                parked,
                stop,
                how,
                settlement,
                heardAt);
    }

    Attempt settledBy(Settlement paid) {
        return new Attempt(
                id,
                number,
                requestedAt,
                queuedSince,
                status,
                decided,
                dialled,
                nextEvent,
                parked,
                stop,
                end,
                paid,
                heardAt);
    }

    /** Something was told of this moment. */
    Attempt heard(Instant at) {
        Instant latest = heardAt == null || at.isAfter(heardAt) ? at : heardAt;
        return new Attempt(
                id,
                number,
                requestedAt,
                queuedSince,
                status,
                decided,
                dialled,
                nextEvent,
                parked,
                stop,
                end,
                settlement,
                latest);
    }

    /** Order within an attempt; a status of lower rank never follows one of higher. */
    private static int rank(CallbackStatus status) {
        return switch (status) {
            case REQUESTED -> 0;
            case AUTHORIZED -> 1;
            case RINGING_CALLER -> 2;
            case MENU -> 3;
            case RINGING_CALLEE -> 4;
            case TALKING -> 5;
            case CANCELLING -> 6;
            case ACCEPTED,
                    SCHEDULED,
                    WAITING_FOR_LINE,
                    RETRY_WAIT,
                    COMPLETED,
                    NOT_REACHED,
                    REFUSED,
                    CANCELLED,
                    EXPIRED,
                    UNKNOWN,
                    EVALUATED -> throw new IllegalArgumentException("no status of an attempt: " + status);
        };
    }
}
