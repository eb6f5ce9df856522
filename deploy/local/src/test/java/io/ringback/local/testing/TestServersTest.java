package io.ringback.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void every_class_loader_of_the_jvm_sees_the_same_servers() throws Exception {
        var here = TestServers.shared().bootstrapServers();
        var classes = new URL[] {
            TestServers.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (var application = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            var other = application.loadClass(TestServers.class.getName());

            var there = other.getMethod("bootstrapServers")
                    .invoke(other.getMethod("shared").invoke(null));

            assertThat(there).isEqualTo(here);
        }
    }

    @Test
    void a_quarkus_test_gets_the_settings_of_its_own_database() throws Exception {
        var servers = TestServers.shared();
        var resource = new StackResource();
        resource.init(Map.of("database", "rating"));

        var settings = resource.start();

        assertThat(settings)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "kafka.bootstrap.servers", servers.bootstrapServers(),
                        "quarkus.datasource.reactive.url", servers.vertxUrl("rating"),
                        "quarkus.datasource.jdbc.url", servers.jdbcUrl("rating"),
                        "quarkus.datasource.username", "rating",
                        "quarkus.datasource.password", "rating"));
        try (var connection = DriverManager.getConnection(servers.jdbcUrl("rating"), "rating", "rating")) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void a_quarkus_test_without_a_database_is_told_so() {
        var resource = new StackResource();

        assertThatThrownBy(() -> resource.init(Map.of())).hasMessage("StackResource needs the argument 'database'");
    }

    @Test
    void an_unknown_kind_of_servers_is_refused_by_name() {
        assertThat(Choice.of("auto")).isEqualTo(Choice.AUTO);
        assertThatThrownBy(() -> Choice.of("docker"))
                .hasMessage("ringback.test.servers must be embedded, containers or auto: docker");
    }
}
