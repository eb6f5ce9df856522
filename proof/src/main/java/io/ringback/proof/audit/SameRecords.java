package io.ringback.proof.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What history stores is what it told, field by field, and every settled attempt has its one record. */
record SameRecords() implements Invariant {

    @Override
    public String id() {
        return "I8";
    }

    @Override
    public String sentence() {
        return "CDR table = latest on the CDR topic, field by field; one CDR per attempt";
    }

    @Override
    public Finding check(Evidence evidence) {
        var latest = latest(evidence);
        var published = published(evidence);
        var seen = new HashSet<UUID>();
        var offenders = new ArrayList<String>();
        evidence.database("cdr").each("SELECT attempt_id, version, body FROM cdr ORDER BY attempt_id", row -> {
            var attempt = row.getObject("attempt_id", UUID.class);
            seen.add(attempt);
            if (offenders.isEmpty()) {
                var stored = tree(row.getString("body").getBytes(StandardCharsets.UTF_8));
                differs(attempt, stored, latest.get(attempt), published.get(attempt))
                        .ifPresent(offenders::add);
            }
        });
        return offenders.stream()
                .findFirst()
                .or(() -> onTopicOnly(latest, published, seen))
                .or(() -> missing(evidence, seen))
                .<Finding>map(Finding.Violated::new)
                .orElseGet(() -> new Finding.Holds(seen.size(), "CDRs"));
    }

    /** The compacted topic by attempt; an empty value is a record taken back. */
    private static Map<UUID, byte[]> latest(Evidence evidence) {
        var latest = new HashMap<UUID, byte[]>();
        evidence.log().each(Topic.CDRS_LATEST.wireName(), record -> {
            var attempt = UUID.fromString(new String(record.key(), StandardCharsets.UTF_8));
            if (record.value() == null) {
                latest.remove(attempt);
            } else {
                latest.put(attempt, record.value());
            }
        });
        return latest;
    }

    /** The last record of each attempt on the topic that keeps them all for a week. */
    private static Map<UUID, byte[]> published(Evidence evidence) {
        var published = new HashMap<UUID, byte[]>();
        evidence.log().each(Topic.CALL_CDRS.wireName(), record -> {
            var attempt = UUID.fromString(tree(record.value()).path("attemptId").asText());
            published.put(attempt, record.value());
        });
        return published;
    }

    private static Optional<String> differs(
            UUID attempt, JsonNode stored, byte @Nullable [] latest, byte @Nullable [] published) {
        if (latest == null) {
            return Optional.of("CDR of attempt " + attempt + " is not on " + Topic.CDRS_LATEST.wireName());
        }
        return field(stored, tree(latest))
                .map(name ->
                        "CDR of attempt " + attempt + " differs in " + name + " from " + Topic.CDRS_LATEST.wireName())
                .or(() -> published == null
                        ? Optional.empty()
                        : field(stored, tree(published))
                                .map(name -> "CDR of attempt " + attempt + " differs in " + name + " from "
                                        + Topic.CALL_CDRS.wireName()));
    }

    /** The first field in which two records differ. */
    private static Optional<String> field(JsonNode one, JsonNode other) {
        var names = new TreeSet<String>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !one.path(name).equals(other.path(name)))
                .findFirst();
    }

    private static Optional<String> onTopicOnly(
            Map<UUID, byte[]> latest, Map<UUID, byte[]> published, Set<UUID> stored) {
        return List.of(latest, published).stream()
                .flatMap(topic -> topic.keySet().stream())
                .filter(attempt -> !stored.contains(attempt))
                .sorted()
                .findFirst()
                .map(attempt -> "CDR of attempt " + attempt + " was told and is not stored");
    }

    private static Optional<String> missing(Evidence evidence, Set<UUID> stored) {
        if (!evidence.quiet()) {
            return Optional.empty();
        }
        return evidence
                .database("rating")
                .list("SELECT attempt_id FROM settlement ORDER BY attempt_id", row -> row.getObject(1, UUID.class))
                .stream()
                .filter(attempt -> !stored.contains(attempt))
                .findFirst()
                .map(attempt -> "attempt " + attempt + " is settled and has no CDR");
    }

    /** Read as a record first, so that an unknown form is found here and not taken for a difference. */
    private static JsonNode tree(byte[] body) {
        try {
            var read = Json.mapper().readValue(body, CallDetailRecord.class);
            return Json.mapper().valueToTree(read);
        } catch (IOException e) {
            throw new IllegalStateException("a CDR cannot be read", e);
        }
    }
}
