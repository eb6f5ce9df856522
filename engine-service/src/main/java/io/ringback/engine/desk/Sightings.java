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

    static Sightings of(List<Listed> channels, EventReader reader) {
        Sightings sightings = new Sightings();
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
        return new Sighted(now, caller, others);
    }

    /** Callers' channels that no known call has: they were begun, but their attempt is closed already. */
    List<ChannelId> callersBeside(Set<UUID> known) {
        return byAttempt.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .flatMap(channel -> ChannelId.parse(channel.uniqueId()).stream())
                .toList();
    }

    private static boolean isCaller(SeenChannel channel) {
        return ChannelId.parse(channel.uniqueId())
                .filter(id -> id.leg() == Leg.CALLER)
                .isPresent();
    }
}
