package io.ringback.cdr.campaign;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A number that takes part, and what it had in the present period.
 *
 * @param calls callbacks that count; none if they were rung and not talked with, where only talks count
 * @param lastCallAt when it was asked to be called last, in whatever period
 * @param mayTakePart whether there is more for it in this period; a campaign that does not run refuses it all the same
 * @param blockedUntil when it may again; null if it may, or never will
 */
@Schema(name = "CampaignParticipant")
public record ParticipantView(
        @Schema(examples = "+442079460002") String number,
        int calls,
        long talkSeconds,
        Instant lastCallAt,
        boolean mayTakePart,
        @Nullable Instant blockedUntil) {}
