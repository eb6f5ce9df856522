package io.ringback.trigger.asking;

import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.TargetCondition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a callback as it is sent. */
@Schema(
        name = "CallbackRequest",
        examples = "{\"caller\": \"+442079460001\", \"callee\": \"+493023125002\", \"maxDuration\": 600}")
public record CallbackBody(
        @Schema(description = "The number that is rung first, E.164", examples = "+442079460001")
        String caller,

        @Schema(
                description = "The destination, E.164; the caller is asked for it if it is left out",
                examples = "+493023125002")
        @Nullable
        String callee,

        @Schema(description = "Whose money it is; needed with an operator's key") @Nullable
        UUID account,

        @Schema(description = "Longest talk, 1 to 14400 seconds; 5400 unless said otherwise") @Nullable
        Seconds maxDuration,

        @Schema(description = "Whether the callee must press 1 before being connected") @Nullable
        Boolean confirm,

        @Schema(description = "Whether the caller must press 1 before anybody else is rung") @Nullable
        Boolean humanCheck,

        @Schema(
                description = "Listen whether a machine answers the caller's phone; what follows then",
                examples = "HANG_UP")
        @Nullable
        MachinePolicy onMachine,

        @Schema(description = "Whether the talk is recorded, if the operator allows the account to; both are told")
        @Nullable
        Boolean record,

        @Schema(description = "A quote to be honoured") @Nullable
        UUID quote,

        @Schema(description = "Of the prompts; the account's unless said otherwise", examples = "en") @Nullable
        String language,

        @Schema(description = "Your own words, at most 20, returned as they are") @Nullable
        Map<String, String> metadata,

        @Schema(description = "Do not ring before, at most 90 days ahead; now unless said otherwise") @Nullable
        Moment notBefore,

        @Schema(
                description = "Do not ring for the first time after; 24 hours from now, or 30 minutes after it is due,"
                        + " unless said otherwise")
        @Nullable
        Moment notAfter,

        @Schema(description = "Of moments without an offset (IANA)", examples = "Europe/Berlin") @Nullable
        String timeZone,

        @Nullable WindowBody window,

        @Schema(description = "Further tries; two at five minutes, by cause, unless said otherwise") @Nullable
        RetryBody retry,

        @Schema(description = "Who is rung instead if the callee is not reached, in order, at most 5") @Nullable
        List<FallbackBody> fallbacks,

        @Schema(description = "The number the callee sees; one of the account's", examples = "+442079460001") @Nullable
        String callerId,

        @Schema(description = "Only ask the rules and the price; nothing is dialled") @Nullable
        Boolean dryRun,

        @Schema(
                description = "An access number whose patterns hold for what the caller keys, E.164",
                examples = "+493023125000")
        @Nullable
        String accessNumber,

        @Schema(description = "Who is rung if the caller is not reached, in order, at most 5; each registered")
        @Nullable
        List<OtherCallerBody> otherCallers,

        @Schema(description = "A campaign of which it is part, the caller taking part", examples = "spring-2027")
        @Nullable
        String campaign) {

    /**
     * Somebody else who is rung first.
     *
     * @param number E.164, registered on the account
     * @param ringTimeout 1 to 300 seconds; 45 unless said otherwise
     */
    @Schema(name = "OtherCaller")
    public record OtherCallerBody(String number, @Nullable Seconds ringTimeout) {}

    /**
     * Another destination.
     *
     * @param number E.164
     * @param ringTimeout 1 to 300 seconds; 60 unless said otherwise
     * @param on after which outcomes of the one before; after any unless said otherwise
     */
    @Schema(name = "Fallback")
    public record FallbackBody(
            String number,
            @Nullable Seconds ringTimeout,
            @Nullable Set<TargetCondition> on) {}

    /**
     * When to try again.
     *
     * @param times tries after the first, 0 to 20
     * @param interval after a busy line; the rest waits as long or twice as long
     * @param onUnknown also where it was never learned what happened, so that a phone may ring twice
     */
    @Schema(name = "Retry")
    public record RetryBody(
            @Nullable Integer times,
            @Nullable Seconds interval,
            @Nullable Boolean onUnknown) {}
}
