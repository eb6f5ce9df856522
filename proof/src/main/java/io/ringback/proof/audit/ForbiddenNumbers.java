package io.ringback.proof.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whom nobody may ring is not rung, whether the engine or the phone is asked. */
record ForbiddenNumbers() implements Invariant {
    /** No public subscriber number is shorter; numbers for emergencies are, with or without a country code. */
    private static final int SHORTEST = 7;

    /** What is on its way to the switch when a number is blocked cannot be held back. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    @Override
    public String id() {
        return "I14";
    }

    @Override
    public String sentence() {
        return "emergency, blocked and do-not-call numbers are never dialled";
    }

    @Override
    public Finding check(Evidence evidence) {
        var intents = Intent.all(evidence);
        var blocks = blocks(evidence);
        return intents.values().stream()
                .sorted(Comparator.comparing(Intent::at))
                .map(intent -> forbidden(intent, blocks))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> shortRings(evidence, intents))
                .<Finding>map(Finding.Violated::new)
                .orElseGet(() -> new Finding.Holds(intents.size(), "dials"));
    }

    private record Block(boolean prefix, String reason, Instant since) {}

    private static Optional<String> forbidden(Intent intent, Map<String, Block> blocks) {
        if (!intent.number().startsWith("+")) {
            return Optional.empty();
        }
        var shown = intent.dial() + " dialled " + Intent.masked(intent.number());
        if (tooShort(intent.number().substring(1))) {
            return Optional.of(shown + ", a number for emergencies");
        }
        for (int length = intent.number().length(); length > 1; length--) {
            var block = blocks.get(intent.number().substring(0, length));
            boolean meant = block != null
                    && (block.prefix() || length == intent.number().length());
            if (block != null && meant && intent.at().isAfter(block.since().plus(ON_ITS_WAY))) {
                return Optional.of(shown + ", blocked as " + block.reason() + " since " + block.since());
            }
        }
        return Optional.empty();
    }

    /** An extension may be short: 112 of a site calls for nobody's help. */
    private static Optional<String> shortRings(Evidence evidence, Map<DialKey, Intent> intents) {
        return evidence.rings().stream()
                .filter(ring -> tooShort(ring.number()))
                .filter(ring -> ring.dial()
                        .map(intents::get)
                        .map(intent -> intent.number().startsWith("+"))
                        .orElse(true))
                .map(ring -> "phone " + ring.number() + " rang on channel " + ring.channelId())
                .findFirst();
    }

    private static boolean tooShort(String digits) {
        return digits.replaceFirst("^0+", "").length() < SHORTEST;
    }

    private static Map<String, Block> blocks(Evidence evidence) {
        var blocks = new HashMap<String, Block>();
        evidence.database("trigger")
                .each(
                        "SELECT number, prefix, reason, changed_at FROM blocked_number WHERE NOT lifted",
                        row -> blocks.put(
                                row.getString("number"),
                                new Block(
                                        row.getBoolean("prefix"),
                                        row.getString("reason"),
                                        row.getObject("changed_at", OffsetDateTime.class)
                                                .toInstant())));
        return blocks;
    }
}
