package io.ringback.trigger.service;

import static org.awaitility.Awaitility.await;

import io.ringback.contracts.Campaign;
import io.ringback.contracts.CampaignParticipation;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CampaignLimit;
import io.ringback.contracts.values.CampaignPeriod;
import io.ringback.contracts.values.CampaignPeriod.Unit;
import io.ringback.contracts.values.Counted;
import io.ringback.edge.delivery.Snapshots;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** History as this service hears it: what campaigns are, and who took part. Periods are days in UTC. */
@Singleton
class History {
    private final Wire wire;
    private final Snapshots<Campaign> campaigns;
    private final Snapshots<CampaignParticipation> participation;

    History(Wire wire, Snapshots<Campaign> campaigns, Snapshots<CampaignParticipation> participation) {
        this.wire = wire;
        this.campaigns = campaigns;
        this.participation = participation;
    }

    static Instant today() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS);
    }

    /** There is a campaign of so many callbacks a day, known here. */
    void made(String campaign, int calls, Counted counts) {
        tells(campaign, 1, calls, counts, true);
    }

    /** It is held back, by its second version. */
    void paused(String campaign) {
        tells(campaign, 2, 1, Counted.ANSWERED, false);
    }

    private void tells(String campaign, long version, int calls, Counted counts, boolean active) {
        Instant begins = today().minus(2, ChronoUnit.DAYS);
        var limit = new CampaignLimit(calls, null, counts, new CampaignPeriod(1, Unit.DAYS, "UTC"));
        wire.say(
                Topic.CAMPAIGN_DEFINITIONS,
                new Campaign(campaign, version, Instant.now(), false, null, active, begins, null, limit));
        await().atMost(Wire.LIMIT)
                .until(() -> campaigns
                        .view()
                        .get(campaign)
                        .filter(each -> each.version() == version)
                        .isPresent());
    }

    /** It has counted these callbacks of the number today. */
    void counted(String campaign, long version, String number, UUID... callbacks) {
        wire.say(
                Topic.CAMPAIGN_PARTICIPATION,
                new CampaignParticipation(
                        campaign,
                        number,
                        version,
                        Instant.now(),
                        false,
                        callbacks.length,
                        null,
                        today(),
                        null,
                        60,
                        List.of(callbacks)));
        await().atMost(Wire.LIMIT)
                .until(() -> participation
                        .view()
                        .get(campaign + "/" + number)
                        .filter(each -> each.version() == version)
                        .isPresent());
    }
}
