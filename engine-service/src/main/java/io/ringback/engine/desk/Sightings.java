package io.ringback.engine.desk;

import io.ringback.contracts.values.Leg;
import io.ringback.engine.ami.ChannelList.Listed;
import io.ringback.engine.ami.EventReader;
import io.ringback.engine.call.ChannelId;
import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.call.Input.Sighted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which channels of a list belong to which attempt. */
final class Sightings {
    private final Map<UUID, List<SeenChannel>> byAttempt = new HashMap<>();
    private final Instant bootedAt;

    private Sightings(Instant bootedAt) {
        this.bootedAt = bootedAt;
    }

    /**
     * @param reader knows which channels are of this installation; others are none of our business
     * @param bootedAt when the switch began to run
     */
    static Sightings of(List<Listed> channels, EventReader reader, Instant bootedAt) {
        Sightings sightings = new Sightings(bootedAt);
        for (Listed listed : channels) {
            reader.attemptOf(listed.linkedId())
                    .ifPresent(attempt -> sightings
                            .byAttempt
                            .computeIfAbsent(attempt, _ -> new ArrayList<>())
                            .add(listed.channel()));
        }
        return sightings;
    }

    Sighted of(UUID attemptId, Instant now) {
        List<SeenChannel> channels = byAttempt.getOrDefault(attemptId, List.of());
        Optional<SeenChannel> caller =
                channels.stream().filter(Sightings::isCaller).findFirst();
        List<SeenChannel> others =
                channels.stream().filter(channel -> !isCaller(channel)).toList();
        return new Sighted(now, caller, others, bootedAt);
    }

    /** Callers' channels of attempts other than these, one an attempt. */
    Map<UUID, ChannelId> callersBeside(Set<UUID> known) {
        Map<UUID, ChannelId> beside = new HashMap<>();
        byAttempt.forEach((attemptId, channels) -> {
            if (!known.contains(attemptId)) {
                channels.stream()
                        .flatMap(channel -> ChannelId.parse(channel.uniqueId()).stream())
                        .findFirst()
                        .ifPresent(id -> beside.put(attemptId, id));
            }
        });
        return beside;
    }

    private static boolean isCaller(SeenChannel channel) {
        return ChannelId.parse(channel.uniqueId())
                .filter(id -> id.leg() == Leg.CALLER)
                .isPresent();
    }
}
