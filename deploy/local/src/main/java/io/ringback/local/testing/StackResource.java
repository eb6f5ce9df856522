package io.ringback.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test a broker and the database of its service.
 *
 * <p>{@code @QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value =
 * "rating"))}. The servers are those of {@link TestServers}: one pair per JVM, so a test starts from whatever the ones
 * before it left.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {

    private String database = "";

    @Override
    public void init(Map<String, String> initArgs) {
        var asked = initArgs.get("database");
        if (asked == null) {
            throw new IllegalArgumentException("StackResource needs the argument 'database'");
        }
        database = asked;
    }

    @Override
    public Map<String, String> start() {
        var servers = TestServers.shared();
        return Map.of(
                "kafka.bootstrap.servers", servers.bootstrapServers(),
                "quarkus.datasource.reactive.url", servers.vertxUrl(database),
                "quarkus.datasource.jdbc.url", servers.jdbcUrl(database),
                "quarkus.datasource.username", servers.user(database),
                "quarkus.datasource.password", servers.password(database));
    }

    /** Nothing: the servers are shared with the tests that follow, and end with the JVM. */
    @Override
    public void stop() {}
}
