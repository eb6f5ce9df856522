package io.ringback.proof.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** When the first Originate of a callback came in at the simulated switch: same machine, same clock. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CHANNEL = Pattern.compile("rb-[a-z0-9]+-([0-9a-f-]{36})-caller-[0-9]+");
    private static final String INTENTS = """
            SELECT attempt_id, callback_id, min(dialled_at) AS dialled_at
            FROM attempt JOIN dial_intent USING (attempt_id)
            WHERE created_at >= ? GROUP BY attempt_id, callback_id""";

    private final HttpClient http;
    private final Stack stack;

    Wire(HttpClient http, Stack stack) {
        this.http = http;
        this.stack = stack;
    }

    /**
     * A first dial.
     *
     * @param intent the time in the durable intent
     * @param arrived when the Originate came in
     */
    record Dial(Instant intent, Instant arrived) {}

    /** By callback, of those that began after this. */
    Map<UUID, Dial> dials(Instant after) throws IOException, InterruptedException, SQLException {
        var arrivals = arrivals();
        var dials = new HashMap<UUID, Dial>();
        try (var connection = stack.reading("engine");
                var statement = connection.prepareStatement(INTENTS)) {
            statement.setObject(1, after.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var intent =
                            rows.getObject("dialled_at", OffsetDateTime.class).toInstant();
                    var callback = rows.getObject("callback_id", UUID.class);
                    Optional.ofNullable(arrivals.get(rows.getObject("attempt_id", UUID.class)))
                            .ifPresent(arrived -> dials.put(callback, new Dial(intent, arrived)));
                }
            }
        }
        return dials;
    }

    /** The first Originate of each attempt. */
    private Map<UUID, Instant> arrivals() throws IOException, InterruptedException {
        var arrivals = new HashMap<UUID, Instant>();
        for (URI address : stack.access().switches()) {
            var request = HttpRequest.newBuilder(address.resolve("/originates"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var response = http.send(request, BodyHandlers.ofByteArray());
            for (JsonNode each : JSON.readTree(response.body())) {
                var channel = CHANNEL.matcher(each.path("channelId").asText());
                if (channel.matches()) {
                    arrivals.putIfAbsent(
                            UUID.fromString(channel.group(1)),
                            Instant.parse(each.path("at").asText()));
                }
            }
        }
        return arrivals;
    }
}
