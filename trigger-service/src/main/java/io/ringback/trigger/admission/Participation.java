package io.ringback.trigger.admission;

import io.ringback.contracts.Campaign;
import io.ringback.contracts.CampaignParticipation;
import io.ringback.contracts.values.CampaignSpan;
import io.ringback.contracts.values.RuleAnswer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a callback may be part of the campaign it names.
 *
 * @param campaign as last heard of; null if there is none of that name
 * @param account whose callback it is
 * @param callback its id: what it was counted for itself does not stand in its way
 * @param number of whoever takes part, E.164
 * @param ringsAt when it would ring
 * @param told what history has counted, of whatever period; null for nothing
 * @param own callbacks of the number in that period of which history may not have told yet: those under way, and those that
 *     have ended in a way that counts
 */
public record Participation(
        @Nullable Campaign campaign,
        UUID account,
        UUID callback,
        String number,
        Instant ringsAt,
        @Nullable CampaignParticipation told,
        Set<UUID> own) {
    public Participation {
        own = Set.copyOf(own);
    }

    /** What the rule says. */
    public RuleAnswer answer() {
        if (campaign == null || !campaign.isFor(account)) {
            // Whoever may not use one does not learn that it is there.
            return Rule.CAMPAIGN.forbids("There is no such campaign for the account.");
        }
        if (!campaign.active()) {
            return Rule.CAMPAIGN.forbids("The campaign is paused.");
        }
        if (ringsAt.isBefore(campaign.begins())) {
            return Rule.CAMPAIGN.forbids("The campaign runs from " + campaign.begins() + " on.");
        }
        if (campaign.ends() != null && !ringsAt.isBefore(campaign.ends())) {
            return Rule.CAMPAIGN.forbids("The campaign runs until " + campaign.ends() + " only.");
        }
        return share(campaign, campaign.periodAt(ringsAt));
    }

    private RuleAnswer share(Campaign named, CampaignSpan period) {
        boolean tellsOfIt = told != null && period.begins().equals(told.periodBegins());
        CampaignParticipation counted = tellsOfIt ? told : null;
        int talkSeconds = counted == null ? 0 : Objects.requireNonNullElse(counted.talkSeconds(), 0);
        if (!named.limit().reachedBy(calls(counted), talkSeconds)) {
            return Rule.CAMPAIGN.allows();
        }
        Instant again = named.againAfter(period);
        return Rule.CAMPAIGN.forbids(number + " has taken part as often as it may, and "
                + (again == null ? "cannot again." : "can again from " + again + " on."));
    }

    /** Each callback once, whether history or this service knows it, and not the one that is judged. */
    private int calls(@Nullable CampaignParticipation counted) {
        List<UUID> told = counted == null || counted.callbacks() == null ? List.of() : counted.callbacks();
        Set<UUID> further = new HashSet<>(own);
        told.forEach(further::remove);
        further.remove(callback);
        int before = counted == null ? 0 : counted.calls();
        return before + further.size() - (told.contains(callback) ? 1 : 0);
    }
}
