package io.ringback.rating;

import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.CallerProof;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.SealedIdentity;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.contracts.values.Trigger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A wish as the tests speak of it: from one number to another, everything else by default. */
public final class Wishes {
    public static final Party.E164 CALLER = new Party.E164("+442079460001");
    public static final Party.E164 CALLEE = new Party.E164("+493023125002");
    public static final Party.E164 OTHER_CALLEE = new Party.E164("+493023125010");

    private @Nullable UUID account;
    private Trigger trigger = Trigger.API;
    private @Nullable CallOptions options;
    private @Nullable CallerProof proof;
    private Script script = Script.CONNECT;
    private Party caller = CALLER;
    private @Nullable Party callee = CALLEE;
    private final List<Fallback> fallbacks = new ArrayList<>();
    private final List<Forbidden> forbidden = new ArrayList<>();
    private int maxTalkSeconds = 5400;
    private @Nullable String accessNumber;
    private @Nullable String callerId;
    private @Nullable UUID quote;
    private @Nullable SealedIdentity identified;
    private @Nullable String campaign;

    private Wishes() {}

    public static Wishes of(UUID account) {
        var wish = new Wishes();
        wish.account = account;
        return wish;
    }

    public static Wishes ofNobody() {
        return new Wishes();
    }

    public Wishes from(Party number) {
        this.caller = number;
        return this;
    }

    /** By somebody whose number need not be registered. */
    public Wishes provenBy(CallerProof how) {
        this.proof = how;
        return this;
    }

    public Wishes to(@Nullable Party number) {
        this.callee = number;
        return this;
    }

    public Wishes askingForTheDestination() {
        return to(null);
    }

    /** By somebody who waited for the line. */
    public Wishes waitedFor() {
        this.trigger = Trigger.BUSY_LINE;
        return this;
    }

    public Wishes doing(CallOptions wanted) {
        this.options = wanted;
        return this;
    }

    public Wishes announcing() {
        this.script = Script.ANNOUNCE;
        return to(null);
    }

    public Wishes orElse(Party number, TargetCondition... on) {
        fallbacks.add(new Fallback(number, 20, Set.of(on)));
        return this;
    }

    public Wishes notTo(Party.E164 number, String rule) {
        forbidden.add(new Forbidden(number.number(), rule));
        return this;
    }

    public Wishes atMost(int talkSeconds) {
        this.maxTalkSeconds = talkSeconds;
        return this;
    }

    public Wishes over(String number) {
        this.accessNumber = number;
        return this;
    }

    public Wishes showing(String number) {
        this.callerId = number;
        return this;
    }

    /** As part of a campaign. */
    public Wishes in(String part) {
        this.campaign = part;
        return this;
    }

    public Wishes at(UUID quoteId) {
        this.quote = quoteId;
        return this;
    }

    public Wish wish() {
        return new Wish(
                trigger,
                account,
                identified,
                script,
                caller,
                45,
                callee,
                60,
                fallbacks,
                forbidden,
                accessNumber,
                maxTalkSeconds,
                callerId,
                false,
                false,
                script == Script.ANNOUNCE ? List.of("disk-full") : List.of(),
                null,
                "en",
                quote,
                options,
                proof,
                campaign);
    }

    /** The first attempt at it. */
    public AttemptRequested requested() {
        return requested(false);
    }

    /** The first attempt at it, for show. */
    public AttemptRequested requestedInSandbox() {
        return requested(true);
    }

    /** The first attempt at it, by whoever proves to be who they say. */
    public AttemptRequested requestedBy(Function<UUID, SealedIdentity> identity) {
        var attempt = requested();
        identified = identity.apply(attempt.attemptId());
        return new AttemptRequested(
                attempt.callbackId(), attempt.attemptId(), 1, attempt.at(), false, wish(), attempt.queuedSince());
    }

    private AttemptRequested requested(boolean sandbox) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new AttemptRequested(Ids.next(), Ids.next(), 1, now, sandbox, wish(), now);
    }
}
