package io.ringback.proof.whole;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which engine process works which switch: the epoch is the database's word, whose it is the log's.
 *
 * @param stack with two engines
 */
record Ownerships(RunningStack stack) {
    static final List<String> ENGINES = List.of("engine-service", "engine-service-2");

    /** A switch in the hands of a process. */
    record Owned(UUID switchId, long epoch, String process) {}

    /** Who owns the switch on which a callback is called now; empty while nobody does for sure. */
    Optional<Owned> ofCallback(String callback) {
        return owned("SELECT o.switch_id, o.epoch FROM switch_owner o JOIN attempt a USING (switch_id) "
                + "WHERE a.callback_id = '" + UUID.fromString(callback) + "' AND a.ended_at IS NULL");
    }

    /** Who owns a switch now. */
    Optional<Owned> ofSwitch(UUID switchId) {
        return owned("SELECT switch_id, epoch FROM switch_owner WHERE switch_id = '" + switchId + "'");
    }

    private Optional<Owned> owned(String question) {
        var url = stack.value("POSTGRES_URL_TEMPLATE").replaceFirst("^.*@", "jdbc:postgresql://");
        try (var connection = DriverManager.getConnection(url.replace("{database}", "engine"), "auditor", "auditor");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            if (!rows.next()) {
                return Optional.empty();
            }
            var switchId = rows.getObject(1, UUID.class);
            long epoch = rows.getLong(2);
            var taken = "switchId=%s epoch=%d msg=\"switch taken\"".formatted(switchId, epoch);
            return ENGINES.stream()
                    .filter(engine -> stack.log(engine).contains(taken))
                    .findFirst()
                    .map(engine -> new Owned(switchId, epoch, engine));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
