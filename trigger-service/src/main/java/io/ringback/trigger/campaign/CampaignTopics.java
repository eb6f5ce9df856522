package io.ringback.trigger.campaign;

import io.ringback.contracts.Campaign;
import io.ringback.contracts.CampaignParticipation;
import io.ringback.contracts.Topic;
import io.ringback.edge.delivery.Snapshots;
import io.ringback.messaging.CompactedView;
import io.ringback.messaging.MessagingSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What cdr-service tells of campaigns, read to its end before anything is consumed. */
final class CampaignTopics {
    @Produces
    @Singleton
    Snapshots<Campaign> campaigns(MessagingSettings settings) {
        return new Snapshots<>(
                Topic.CAMPAIGN_DEFINITIONS,
                new CompactedView<>(settings, Topic.CAMPAIGN_DEFINITIONS, Campaign.class, Campaign::version));
    }

    @Produces
    @Singleton
    Snapshots<CampaignParticipation> participation(MessagingSettings settings, InstantSource clock) {
        return new Snapshots<>(
                Topic.CAMPAIGN_PARTICIPATION,
                new CompactedView<>(
                        settings,
                        Topic.CAMPAIGN_PARTICIPATION,
                        CampaignParticipation.class,
                        CampaignParticipation::version,
                        told -> told.isOver(clock.instant())));
    }
}
