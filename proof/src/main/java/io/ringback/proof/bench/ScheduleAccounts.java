package io.ringback.proof.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.proof.load.Api;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Whose schedules come due, and what a stored one looks like. */
final class ScheduleAccounts {
    /** With a thousand callees as many pairs as are due in one measurement. */
    private static final int CALLERS = 20;

    private final HttpClient http;
    private final Stack stack;

    ScheduleAccounts(HttpClient http, Stack stack) {
        this.http = http;
        this.stack = stack;
    }

    /** One without money: what is published for it is refused, and costs little. */
    ProbeAccount poor() {
        var operator = new Api(http, stack.url(), stack.target().operatorKey());
        var callers = IntStream.range(0, CALLERS)
                .mapToObj(n -> "+442079460%d%d".formatted(n / 2, 70 + n % 2))
                .toList();
        return ProbeAccount.make(http, stack, operator, "bench without money", callers, null);
    }

    /** A schedule as the service itself stores it; it is cancelled again. */
    Schedules.Template template(ProbeAccount account) throws SQLException {
        var due = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var api = new Api(http, stack.service("trigger-service"), account.key());
        JsonNode callback = api.post(
                "/v1/callbacks",
                Map.of(
                        "caller",
                        account.callers().getFirst(),
                        "callee",
                        Schedules.callee(0),
                        "notBefore",
                        due.toString(),
                        "retry",
                        Map.of("times", 0)));
        var id = UUID.fromString(callback.path("id").asText());
        try (var connection = stack.reading("trigger");
                var statement = connection.prepareStatement("SELECT state FROM callback WHERE id = ?")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Schedules.Template(id, account, due, rows.getString(1));
            }
        } finally {
            api.delete("/v1/callbacks/" + id);
        }
    }
}
