package io.ringback.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "ringback-postgres-test");

    @TempDir
    Path folder;

    @Test
    void data_survive_a_restart_on_another_port() throws Exception {
        try (var first = EmbeddedPostgres.start(folder.resolve("postgres"), BINARIES, Ports.free())) {
            execute(first, "rating", "CREATE TABLE account (name text)");
            execute(first, "rating", "INSERT INTO account VALUES ('demo')");
        }

        try (var second = EmbeddedPostgres.start(folder.resolve("postgres"), BINARIES, Ports.free())) {
            assertThat(query(second, "rating", "SELECT name FROM account")).containsExactly("demo");
        }
    }

    @Test
    void a_server_that_is_killed_is_seen_to_have_ended_and_its_commits_are_there_afterwards() throws Exception {
        var data = folder.resolve("postgres");
        var killed = EmbeddedPostgres.start(data, BINARIES, Ports.free());
        execute(killed, "rating", "CREATE TABLE account (name text)");
        execute(killed, "rating", "INSERT INTO account VALUES ('demo')");
        assertThat(killed.isRunning()).isTrue();

        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();

        await().until(() -> !killed.isRunning());
        killed.close();
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        try (var second = EmbeddedPostgres.start(data, BINARIES, Ports.free())) {
            assertThat(query(second, "rating", "SELECT name FROM account")).containsExactly("demo");
        }
    }

    @Test
    void commits_are_durable_and_databases_are_closed_to_other_roles() throws Exception {
        try (var server = EmbeddedPostgres.start(folder.resolve("postgres"), BINARIES, Ports.free())) {
            assertThat(query(server, "trigger", "SHOW fsync")).containsExactly("on");
            assertThat(query(server, "trigger", "SHOW synchronous_commit")).containsExactly("on");
            for (String database : EmbeddedPostgres.DATABASES) {
                assertThat(query(server, database, "SELECT current_user")).containsExactly(database);
            }
            assertThatThrownBy(() -> DriverManager.getConnection(url(server, "rating"), "cdr", "cdr"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database \"rating\"");
        }
    }

    @Test
    void a_program_is_found_only_on_the_path_given() {
        assertThat(RootCheck.onPath("sh", "/nowhere:/bin")).isTrue();
        assertThat(RootCheck.onPath("sh", "/nowhere")).isFalse();
        assertThat(RootCheck.onPath("sh", null)).isFalse();
    }

    private static void execute(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(server, database), database, database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(server, database), database, database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static String url(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }
}
