package io.ringback.cdr.campaign;

import io.ringback.contracts.Topic;
import io.ringback.edge.delivery.Publishing;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What campaigns write. */
final class CampaignTopics {
    @Produces
    @Singleton
    Publishing campaigns() {
        return Publishing.to(Topic.CAMPAIGN_DEFINITIONS, Topic.CAMPAIGN_PARTICIPATION);
    }
}
