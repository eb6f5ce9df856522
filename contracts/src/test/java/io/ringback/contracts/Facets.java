package io.ringback.contracts;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.CampaignLimit;
import io.ringback.contracts.values.CampaignPeriod;
import io.ringback.contracts.values.RingTimeout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the compact constructors demand of single fields, said once more as data for the schemas and the random
 * messages. {@code ReaderAndSchemaTest} proves that both say the same.
 */
record Facets(
        @Nullable String pattern,
        @Nullable Long least,
        @Nullable Long most,
        int minItems) {
    static final String E164 = "\\+[1-9][0-9]{6,14}";
    static final String CURRENCY = "[A-Z]{3}";
    static final String DECIMAL = "-?[0-9]{1,18}(\\.[0-9]{1,8})?";
    static final Facets NONE = new Facets(null, null, null, 0);
    private static final String DIGIT = "[0-9]";
    private static final Map<String, Facets> BY_FIELD = table();

    /** The facets of a record's component; {@link #NONE} if it has none. */
    static Facets of(Class<?> type, String component) {
        return BY_FIELD.getOrDefault(type.getSimpleName() + "." + component, NONE);
    }

    private static Map<String, Facets> table() {
        var table = new HashMap<String, Facets>();
        matching(table, E164, "E164.number", "Forbidden.number", "AccessNumber.number", "CallerNumber.number");
        matching(table, E164, "AccountSnapshot.permitList");
        matching(table, "[a-z0-9-]{1,32}", "Extension.site");
        matching(table, "[0-9]{1,12}", "Extension.digits");
        matching(table, "[0-9]{1,20}", "Voicemail.box");
        matching(table, "[A-Za-z0-9_-]{1,64}", "Route.trunk");
        matching(table, "\\+?[0-9]{1,20}", "Route.number");
        matching(table, DIGIT, "Acknowledge.digit", "Acknowledged.digit");
        matching(table, "[0-9]{1,32}", "DestinationDialled.digits");
        matching(table, CURRENCY, "Money.currency");
        matching(table, "[A-Za-z]{1,15}", "CallerIds.callerSeesName");
        matching(table, "[0-9a-f]{64}", "Key.sha256");
        counts(table);
        spans(table);
        return Map.copyOf(table);
    }

    private static void counts(Map<String, Facets> table) {
        from(
                table,
                1,
                "AttemptRequested.attemptNumber",
                "AttemptAuthorized.attemptNumber",
                "RequestFacts.attemptNumber");
        from(table, 1, "CalleeRequested.tryNumber", "CalleeAuthorized.tryNumber", "CalleeRefused.tryNumber");
        from(table, 1, "IdentityRefused.tryNumber", "Refuse.tryNumber", "IdentityOffered.tryNumber");
        from(table, 1, "DestinationDialled.tryNumber", "HoldExtended.sequence", "HoldExtensionRequested.sequence");
        from(table, 1, "LegDialing.n", "LegRinging.n", "LegAnswered.n", "LegEnded.n", "HumanChecked.n", "Bridged.n");
        from(table, 1, "CallEvent.number", "CallbackStateChanged.number", "CallDetailRecord.version");
        from(
                table,
                1,
                "AttemptQueued.place",
                "AccountSnapshot.concurrency",
                "Pattern.minDigits",
                "Target.limitSeconds");
        from(table, 0, "IdentityRefused.triesLeft", "Refuse.triesLeft", "Grant.grantedSeconds", "Grant.setupSeconds");
        from(table, 0, "HoldExtended.grantedSeconds", "HoldExtensionRequested.talkedSeconds", "Recorded.seconds");
        from(table, 0, "TalkEnded.talkMillis", "AttemptEnded.talkMillis", "AttemptEnded.callerMillis");
        from(table, 0, "AttemptSettled.callerSeconds", "AttemptSettled.talkSeconds", "AttemptSettled.overrunMillis");
        from(
                table,
                0,
                "LegCharge.seconds",
                "LegCharge.billedSeconds",
                "LegCharge.freeSeconds",
                "Evaluated.limitSeconds");
        from(table, 0, "Warnings.firstSeconds", "Warnings.repeatSeconds", "AccessNumber.delaySeconds", "Pattern.strip");
        from(table, 1, "CampaignLimit.talkSeconds");
        from(table, 0, "WatchedLine.waiters", "CampaignParticipation.calls");
    }

    private static void spans(Map<String, Facets> table) {
        range(table, 1, 60, "Acknowledge.timeoutSeconds");
        range(table, 1, CampaignLimit.MOST_CALLS, "CampaignLimit.calls");
        range(table, 1, CampaignPeriod.LONGEST, "CampaignPeriod.length");
        range(table, 1, RingTimeout.MAX_SECONDS, "Fallback.ringTimeoutSeconds", "CallerLeg.ringTimeoutSeconds");
        range(table, 1, RingTimeout.MAX_SECONDS, "Target.ringTimeoutSeconds", "Wish.callerRingTimeoutSeconds");
        range(table, 1, RingTimeout.MAX_SECONDS, "Wish.calleeRingTimeoutSeconds");
        range(table, 1, Wish.HARD_CAP_SECONDS, "Wish.maxTalkSeconds");
        table.put("CallerLeg.routes", new Facets(null, null, null, 1));
        table.put("Target.routes", new Facets(null, null, null, 1));
    }

    private static void matching(Map<String, Facets> table, String pattern, String... fields) {
        for (String field : fields) {
            table.put(field, new Facets(pattern, null, null, 0));
        }
    }

    private static void from(Map<String, Facets> table, long least, String... fields) {
        for (String field : fields) {
            table.put(field, new Facets(null, least, null, 0));
        }
    }

    private static void range(Map<String, Facets> table, long least, long most, String... fields) {
        for (String field : fields) {
            table.put(field, new Facets(null, least, most, 0));
        }
    }
}
