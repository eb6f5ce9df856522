package io.ringback.cdr.campaign;

import io.ringback.cdr.campaign.CountedCall.Participant;
import io.ringback.cdr.campaign.ParticipationTable.Had;
import io.ringback.cdr.campaign.ParticipationTable.Touched;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Campaign;
import io.ringback.contracts.CampaignParticipation;
import io.ringback.contracts.Topic;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the callbacks of campaigns, in the transaction that writes their records. What a number had is never added to but
 * added up anew, from one row for each attempt: so a record that comes again, late, or in a corrected version makes it
 * right and not more.
 */
@Singleton
public final class Participation {
    private final InstantSource clock;

    Participation(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes in records that are new, or newer than what was there, and tells what their numbers have had. */
    public void count(Transaction tx, Collection<CallDetailRecord> records) {
        List<CountedCall> told =
                records.stream().flatMap(each -> CountedCall.of(each).stream()).toList();
        if (told.isEmpty()) {
            return;
        }
        Map<String, Definition> campaigns = Campaigns.named(
                tx, told.stream().map(CountedCall::campaign).distinct().toList());
        // Whoever names a campaign to another service than trigger, which knows them all, is not counted.
        List<CountedCall> calls = told.stream()
                .filter(call -> campaigns.containsKey(call.campaign()))
                .toList();
        if (!calls.isEmpty()) {
            count(tx, calls, campaigns);
        }
    }

    private void count(Transaction tx, List<CountedCall> calls, Map<String, Definition> campaigns) {
        Map<String, Campaign> known = new HashMap<>();
        campaigns.forEach((id, definition) -> known.put(id, definition.message()));
        var latest = new TreeMap<Participant, Instant>();
        for (CountedCall call : calls) {
            latest.merge(call.participant(), requestedAt(call), (one, other) -> one.isAfter(other) ? one : other);
        }
        var table = new ParticipationTable(tx);
        Map<Participant, Long> versions = table.lock(latest);
        new CallTable(tx).upsert(calls, campaigns);
        table.recount(calls.stream()
                .map(call -> new Touched(
                        call.participant(), campaign(known, call.campaign()).periodAt(requestedAt(call))))
                .collect(Collectors.toSet()));
        for (Had had : table.latest(latest.keySet())) {
            long version = Objects.requireNonNull(versions.get(had.participant()));
            tx.publish(
                    Topic.CAMPAIGN_PARTICIPATION,
                    message(campaign(known, had.participant().campaign()), had, version));
        }
    }

    private CampaignParticipation message(Campaign campaign, Had had, long version) {
        return new CampaignParticipation(
                campaign.campaign(),
                had.participant().number(),
                version,
                clock.instant(),
                false,
                had.calls(),
                campaign.limit().reachedBy(had.calls(), had.talkSeconds())
                        ? Objects.requireNonNullElse(campaign.againAfter(had.period()), Campaign.NEVER)
                        : null,
                had.period().begins(),
                had.period().ends(),
                had.talkSeconds(),
                had.callbacks());
    }

    private static Campaign campaign(Map<String, Campaign> known, String id) {
        return Objects.requireNonNull(known.get(id));
    }

    private static Instant requestedAt(CountedCall call) {
        return call.record().request().requestedAt();
    }
}
