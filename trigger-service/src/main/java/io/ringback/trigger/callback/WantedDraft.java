package io.ringback.trigger.callback;

import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted while it is being said; what is left out is as usual. For one thread; each method says one thing and
 * gives the draft back.
 */
public final class WantedDraft {
    private final Trigger trigger;
    private final Party caller;
    private final @Nullable Party callee;
    private List<Fallback> fallbacks = List.of();
    private int maxTalkSeconds = Wanted.DEFAULT_TALK_SECONDS;
    private boolean confirm = false;
    private @Nullable String callerId;
    private @Nullable UUID quoteId;
    private String language = "en";
    private Retries retries = Retries.DEFAULT;
    private @Nullable Instant notBefore;
    private Map<String, String> metadata = Map.of();
    private @Nullable Window window;
    private @Nullable String timeNote;
    private @Nullable String accessNumber;
    private @Nullable Way way;
    private @Nullable List<String> announcements;
    private @Nullable UUID numberProof;
    private @Nullable List<OtherCaller> otherCallers;
    private @Nullable CallOptions options;
    private @Nullable String campaign;

    WantedDraft(Trigger trigger, Party caller, @Nullable Party callee) {
        this.trigger = trigger;
        this.caller = caller;
        this.callee = callee;
    }

    WantedDraft(Wanted wanted) {
        this(wanted.trigger(), wanted.caller(), wanted.callee());
        fallbacks = wanted.fallbacks();
        maxTalkSeconds = wanted.maxTalkSeconds();
        confirm = wanted.confirm();
        callerId = wanted.callerId();
        quoteId = wanted.quoteId();
        language = wanted.language();
        retries = wanted.retries();
        notBefore = wanted.notBefore();
        metadata = wanted.metadata();
        window = wanted.window();
        timeNote = wanted.timeNote();
        accessNumber = wanted.accessNumber();
        way = wanted.way();
        announcements = wanted.announcements();
        numberProof = wanted.numberProof();
        otherCallers = wanted.otherCallers();
        options = wanted.options();
        campaign = wanted.campaign();
    }

    /** In order, after the callee. */
    public WantedDraft fallbacks(List<Fallback> others) {
        fallbacks = others;
        return this;
    }

    /** 1 to 14,400 s; {@value Wanted#DEFAULT_TALK_SECONDS} unless said. */
    public WantedDraft atMost(int talkSeconds) {
        maxTalkSeconds = talkSeconds;
        return this;
    }

    /** Whether the callee must press a digit before being connected. */
    public WantedDraft confirmed(boolean wanted) {
        confirm = wanted;
        return this;
    }

    /** What the callee is to see; null for the caller's number. */
    public WantedDraft showing(@Nullable String number) {
        callerId = number;
        return this;
    }

    /** At the price that was promised. */
    public WantedDraft quoted(@Nullable UUID quote) {
        quoteId = quote;
        return this;
    }

    /** Of the prompts; {@code en} unless said. */
    public WantedDraft in(String spoken) {
        language = spoken;
        return this;
    }

    /** The usual ones unless said. */
    public WantedDraft retrying(Retries wanted) {
        retries = wanted;
        return this;
    }

    /** Not before a moment; null for now. */
    public WantedDraft from(@Nullable Instant moment) {
        notBefore = moment;
        return this;
    }

    /** At other times. */
    public WantedDraft at(@Nullable Instant moment, @Nullable Window hours, @Nullable String note) {
        notBefore = moment;
        window = hours;
        timeNote = note;
        return this;
    }

    /** The asker's own words. */
    public WantedDraft noting(Map<String, String> words) {
        metadata = words;
        return this;
    }

    /** By the patterns and prefix of an access number; null for none. */
    public WantedDraft by(@Nullable String number) {
        accessNumber = number;
        return this;
    }

    /** Null for the usual way. */
    public WantedDraft as(@Nullable Way other) {
        way = other;
        return this;
    }

    /** For a caller whose number is proven, or about to be, though not registered. */
    public WantedDraft provenBy(UUID proof) {
        numberProof = proof;
        return this;
    }

    /** As a single leg that is told a code, to prove the number it rings. */
    public WantedDraft telling(List<String> sounds, UUID proof) {
        announcements = sounds;
        numberProof = proof;
        return this;
    }

    /** With others who are rung, in order, if the caller is not reached; null for nobody. */
    public WantedDraft orElse(@Nullable List<OtherCaller> others) {
        otherCallers = others;
        return this;
    }

    /** With this done beyond ringing and connecting. */
    public WantedDraft doing(@Nullable CallOptions wanted) {
        options = wanted;
        return this;
    }

    /** As part of a campaign; null for none. */
    public WantedDraft takingPart(@Nullable String name) {
        campaign = name;
        return this;
    }

    /** @throws IllegalArgumentException if the talk's length is out of range */
    public Wanted done() {
        return new Wanted(
                trigger,
                caller,
                callee,
                fallbacks,
                maxTalkSeconds,
                confirm,
                callerId,
                quoteId,
                language,
                retries,
                notBefore,
                metadata,
                window,
                timeNote,
                accessNumber,
                way,
                announcements,
                numberProof,
                otherCallers,
                options,
                campaign);
    }
}
