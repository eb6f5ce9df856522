package io.ringback.trigger.campaign;

import io.ringback.contracts.Campaign;
import io.ringback.contracts.CampaignParticipation;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.edge.delivery.Snapshots;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.admission.Participation;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Loads what the rule of campaigns must know, and asks it. */
@Singleton
public final class Campaigns {
    private final Snapshots<Campaign> campaigns;
    private final Snapshots<CampaignParticipation> participation;
    private final CampaignCalls calls;

    Campaigns(Snapshots<Campaign> campaigns, Snapshots<CampaignParticipation> participation, CampaignCalls calls) {
        this.campaigns = campaigns;
        this.participation = participation;
        this.calls = calls;
    }

    /** Whether callbacks of this account may be part of a campaign of this name, be it its time or not. */
    public boolean mayUse(String campaign, UUID account) {
        return campaigns
                .view()
                .get(campaign)
                .filter(each -> each.isFor(account))
                .isPresent();
    }

    /** Forgets what was counted in periods that are over, and callbacks that history has told of by now. */
    public void forgetOld() {
        participation.view().forget();
        calls.forgetOld();
    }

    /**
     * What the rule says of a callback.
     *
     * @param ringsAt when it would ring
     */
    public RuleAnswer answer(Statements statements, Callback callback, Instant ringsAt) {
        String name = callback.wanted().campaign();
        if (name == null || !(callback.wanted().caller() instanceof Party.E164(String number))) {
            return Rule.CAMPAIGN.allows();
        }
        Campaign campaign = campaigns.view().get(name).orElse(null);
        if (campaign == null || callback.sandbox()) {
            return answer(campaign, callback, number, ringsAt, null, Set.of());
        }
        if (callback.state() instanceof CallbackState.Accepted && statements instanceof Transaction tx) {
            // Two requests of one number wait for each other, so that the second sees the first.
            tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", name + "/" + number);
        }
        Set<UUID> own = CampaignCalls.counting(
                statements,
                name,
                number,
                campaign.periodAt(ringsAt),
                campaign.limit().counts());
        return answer(
                campaign,
                callback,
                number,
                ringsAt,
                participation.view().get(name + "/" + number).orElse(null),
                own);
    }

    private static RuleAnswer answer(
            @Nullable Campaign campaign,
            Callback callback,
            String number,
            Instant ringsAt,
            @Nullable CampaignParticipation told,
            Set<UUID> own) {
        return new Participation(campaign, callback.payingAccount(), callback.id(), number, ringsAt, told, own)
                .answer();
    }
}
