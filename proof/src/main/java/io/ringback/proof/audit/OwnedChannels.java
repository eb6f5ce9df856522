package io.ringback.proof.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** No channel of ours lives that nobody watches; one seen is given its time to be adopted or to go. */
record OwnedChannels() implements Invariant {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A successor waits until 7 s after the last renewal, so an older owner is none. */
    private static final String OWNED = """
            SELECT attempt_id FROM attempt JOIN switch_owner USING (switch_id)
            WHERE ended_at IS NULL AND renewed_at > now() - interval '7 seconds'""";

    @Override
    public String id() {
        return "I9";
    }

    @Override
    public String sentence() {
        return "no live channel of this installation without an owned attempt after 30 s";
    }

    @Override
    public Finding check(Evidence evidence) {
        long until = System.nanoTime() + evidence.settings().channelLimit().toNanos();
        var looked = look(evidence);
        while (looked.orphans().isPresent() && System.nanoTime() - until < 0) {
            Waiting.pause(PAUSE);
            looked = look(evidence);
        }
        int live = looked.live();
        return looked.orphans()
                .<Finding>map(Finding.Violated::new)
                .orElseGet(() -> new Finding.Holds(live, "channels"));
    }

    private record Look(int live, Optional<String> orphans) {}

    private static Look look(Evidence evidence) {
        var ours = evidence.switchboard().channels().stream()
                .filter(channel -> attemptOf(channel).isPresent())
                .toList();
        var engine = evidence.database("engine");
        // The channels first: an attempt is durable before its channel is.
        engine.refresh();
        List<UUID> owned = engine.list(OWNED, row -> row.getObject(1, UUID.class));
        return new Look(
                ours.size(),
                ours.stream()
                        .filter(channel -> !owned.contains(attemptOf(channel).orElseThrow()))
                        .map(channel -> "channel " + channel.channelId() + " lives, and attempt "
                                + attemptOf(channel).orElseThrow() + " is not owned")
                        .findFirst());
    }

    private static Optional<UUID> attemptOf(Switchboard.Channel channel) {
        return Ring.attemptOf(channel.channelId()).or(() -> Ring.attemptOf(channel.linkedId()));
    }
}
