package io.ringback.proof.audit;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages that told charges and their corrections, as history keeps them. */
final class ToldCharges {
    private final Map<UUID, AttemptSettled> settlements = new HashMap<>();
    private final Map<UUID, ChargeCorrected> corrections = new HashMap<>();

    private ToldCharges() {}

    static ToldCharges readFrom(ReadOnlyDatabase history) {
        var told = new ToldCharges();
        history.each("SELECT charge_id, body FROM charge", row -> {
            switch (read(row.getString("charge_id"), row.getString("body"))) {
                case AttemptSettled settled -> told.settlements.put(settled.attemptId(), settled);
                case ChargeCorrected corrected -> told.corrections.put(corrected.correctionId(), corrected);
            }
        });
        return told;
    }

    @Nullable
    AttemptSettled settlementOf(UUID attemptId) {
        return settlements.get(attemptId);
    }

    Collection<AttemptSettled> settlements() {
        return settlements.values();
    }

    @Nullable
    ChargeCorrected correction(UUID correctionId) {
        return corrections.get(correctionId);
    }

    private static CallCharge read(String id, String body) {
        try {
            return (CallCharge) Json.read(Topic.CALL_CHARGES, body.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("charge " + id + ": " + e.getMessage(), e);
        }
    }
}
