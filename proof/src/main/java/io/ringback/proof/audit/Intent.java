package io.ringback.proof.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A dial as the engine made it durable before it went out.
 *
 * @param number in E.164 form; an extension or box with its site before a slash
 */
record Intent(DialKey dial, String leg, String number, Instant at) {

    static Map<DialKey, Intent> all(Evidence evidence) {
        var intents = new HashMap<DialKey, Intent>();
        evidence.database("engine").each("SELECT attempt_id, n, leg, number, dialled_at FROM dial_intent", row -> {
            var dial = new DialKey(row.getObject("attempt_id", UUID.class), row.getInt("n"));
            var at = row.getObject("dialled_at", OffsetDateTime.class).toInstant();
            intents.put(dial, new Intent(dial, row.getString("leg"), row.getString("number"), at));
        });
        return intents;
    }

    /** How a number may stand in a report. */
    static String masked(String number) {
        return number.length() < 7 ? number : number.substring(0, 3) + "…" + number.substring(number.length() - 2);
    }

    /** Digits a trunk may get in several forms; the last ones stay the same. */
    boolean reaches(String phone) {
        var own = digits(number.substring(number.indexOf('/') + 1));
        var rung = digits(phone);
        int same = Math.min(6, Math.min(own.length(), rung.length()));
        return own.substring(own.length() - same).equals(rung.substring(rung.length() - same));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
