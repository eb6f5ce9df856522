package io.ringback.trigger.callback;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.CallerProof;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RingTimeout;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Trigger;
import io.ringback.trigger.admission.MissedCall;
import io.ringback.trigger.admission.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, as admitted; only its times may be changed later.
 *
 * @param callee null if the caller is to be asked for it
 * @param maxTalkSeconds 1 to {@value Wish#HARD_CAP_SECONDS}
 * @param confirm whether the callee must press a digit before being connected
 * @param callerId number to show to the callee, if the account may choose
 * @param quoteId the price the asker was promised
 * @param language of the prompts, such as {@code en}
 * @param notBefore earliest first ring, null for now
 * @param metadata the asker's own words, returned as given
 * @param window hours in which it may ring, null for any
 * @param timeNote what had to be decided to understand {@code notBefore}, null if nothing
 * @param accessNumber whose patterns and prefix hold, E.164; null for none
 * @param way null for the usual one
 * @param announcements what a single leg is told instead of being connected; null for a talk
 * @param numberProof by which the caller's number may be rung that is not registered: the proof it was given, or the one
 *     it is rung for; null where it must be registered
 * @param otherCallers who is rung if the caller is not reached, in order; null for nobody
 * @param options what is done beyond ringing and connecting; null for nothing
 * @param campaign of which it is part, the caller taking part; null for none
 */
public record Wanted(
        Trigger trigger,
        Party caller,
        @Nullable Party callee,
        List<Fallback> fallbacks,
        int maxTalkSeconds,
        boolean confirm,
        @Nullable String callerId,
        @Nullable UUID quoteId,
        String language,
        Retries retries,
        @Nullable Instant notBefore,
        Map<String, String> metadata,
        @Nullable Window window,
        @Nullable String timeNote,
        @Nullable String accessNumber,
        @Nullable Way way,
        @Nullable List<String> announcements,
        @Nullable UUID numberProof,
        @Nullable List<OtherCaller> otherCallers,
        @Nullable CallOptions options,
        @Nullable String campaign) {
    /** The longest talk where nobody says otherwise. */
    public static final int DEFAULT_TALK_SECONDS = 5_400;

    public Wanted {
        fallbacks = List.copyOf(fallbacks);
        metadata = Map.copyOf(metadata);
        announcements = announcements == null ? null : List.copyOf(announcements);
        otherCallers = otherCallers == null ? null : List.copyOf(otherCallers);
        if (maxTalkSeconds < 1 || maxTalkSeconds > Wish.HARD_CAP_SECONDS) {
            throw new IllegalArgumentException("maxTalkSeconds must be 1 to 14400: " + maxTalkSeconds);
        }
    }

    /** A talk of a registered caller now, at any hour, by no access number; more is said on the draft. */
    public static WantedDraft talk(Trigger trigger, Party caller, @Nullable Party callee) {
        return new WantedDraft(trigger, caller, callee);
    }

    /** The same, of which something is to differ. */
    public WantedDraft changing() {
        return new WantedDraft(this);
    }

    /** Whether somebody is told something, instead of being connected. */
    public boolean announces() {
        return announcements != null;
    }

    Wanted checkingHuman() {
        CallOptions asked = options == null ? CallOptions.NONE : options;
        return changing()
                .doing(new CallOptions(true, asked.onMachine(), asked.recorded()))
                .done();
    }

    /** Whether the talk is to be recorded. */
    public boolean recorded() {
        return options != null && options.recorded();
    }

    /**
     * The first moment from another on in which it may ring.
     *
     * @return empty if there is none
     */
    public Optional<Instant> earliest(Instant from) {
        Instant start = notBefore != null && notBefore.isAfter(from) ? notBefore : from;
        return window == null ? Optional.of(start) : window.next(start);
    }

    /** How many persons may be rung first. */
    public int persons() {
        return 1 + (otherCallers == null ? 0 : otherCallers.size());
    }

    /** The person who is rung first, 0 being the caller. */
    public Party person(int place) {
        return place == 0 || otherCallers == null
                ? caller
                : otherCallers.get(place - 1).party();
    }

    private int ringSeconds(int place) {
        if (place > 0 && otherCallers != null) {
            return otherCallers.get(place - 1).ringTimeoutSeconds();
        }
        return awaitedLine() != null ? LineWait.CALLER_RING_SECONDS : RingTimeout.CALLER_DEFAULT_SECONDS;
    }

    /**
     * The numbers it would ring, as admission judges them.
     *
     * @param place of the person who is rung first
     */
    public Numbers numbers(int place) {
        return new Numbers(
                person(place),
                Stream.concat(Stream.ofNullable(callee), fallbacks.stream().map(Fallback::party))
                        .toList(),
                callerId,
                List.of(),
                missedCall(false),
                numberProof != null);
    }

    /**
     * The numbers if this is the destination that a person, who is on the line, has keyed.
     *
     * @param place of the person
     */
    public Numbers keying(int place, Party destination) {
        return new Numbers(person(place), List.of(destination), callerId, List.of(), missedCall(true));
    }

    /** The line it waits for, null if it waits for none. */
    public @Nullable Party awaitedLine() {
        return way != null && way.waits() ? callee : null;
    }

    private @Nullable MissedCall missedCall(boolean onLine) {
        return switch (trigger) {
            case MISSED_CALL, ACCESS_NUMBER ->
                accessNumber == null ? null : new MissedCall(accessNumber, way == Way.ANYBODY, onLine);
            case API, WEB, SMS, EMAIL, BUSY_LINE, ALERT, CALL_FILE -> null;
        };
    }

    /**
     * The same wish as rating reads it.
     *
     * @param place of the person who is rung first
     * @param forbidden numbers its calls must not be forwarded to
     */
    Wish wish(UUID accountId, int place, List<Forbidden> forbidden) {
        return new Wish(
                trigger,
                accountId,
                null,
                announces() ? Script.ANNOUNCE : Script.CONNECT,
                person(place),
                ringSeconds(place),
                callee,
                RingTimeout.CALLEE_DEFAULT_SECONDS,
                fallbacks,
                forbidden,
                accessNumber,
                maxTalkSeconds,
                callerId,
                confirm,
                awaitedLine() != null,
                announcements == null ? List.of() : announcements,
                null,
                language,
                quoteId,
                options,
                callerProof(),
                campaign);
    }

    /** Why rating need not know the caller's number. */
    private @Nullable CallerProof callerProof() {
        if (numberProof != null) {
            return CallerProof.CODE;
        }
        return way == Way.ANYBODY ? CallerProof.CALL : null;
    }
}
