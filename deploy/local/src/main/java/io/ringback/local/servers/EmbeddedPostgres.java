package io.ringback.local.servers;

import io.ringback.local.process.Liveness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A PostgreSQL server of its own, with one database and one role of the same name for each service.
 *
 * <p>It is as durable as a real one: fsync and synchronous_commit are on. The data directory survives a restart, also
 * on another port. PostgreSQL refuses to run as root, so then it runs in a user namespace by {@code unshare -U}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Database and role of each service. */
    public static final List<String> DATABASES = List.of("trigger", "rating", "engine", "cdr");

    /** Reads every database and writes none: for the audit and for people who look. */
    private static final String AUDITOR = "auditor";

    /** Enough for four services with their pools, tests and a person looking. */
    private static final int MAX_CONNECTIONS = 300;

    private static final Duration START = Duration.ofSeconds(60);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private final ProcessHandle postmaster;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, ProcessHandle postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /**
     * Starts a server and makes what is missing of the databases and roles.
     *
     * @param data the data directory; made when new
     * @param binaries where PostgreSQL's programs are unpacked once
     * @param port on 127.0.0.1
     * @return the running server, ready for clients
     * @throws IOException if it does not start, or runs as root and {@code unshare} is missing
     */
    public static EmbeddedPostgres start(Path data, Path binaries, int port) throws IOException {
        RootCheck.requireRunnable();
        Files.createDirectories(data.toAbsolutePath().getParent());
        Files.createDirectories(binaries);
        var server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setPort(port)
                .setDataDirectory(data.toAbsolutePath())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toAbsolutePath().toFile())
                .setPGStartupWait(START)
                .setRegisterShutdownHook(false)
                .start();
        try {
            makeDatabases(server);
        } catch (SQLException e) {
            server.close();
            throw new IOException("the services' databases cannot be made", e);
        }
        return new EmbeddedPostgres(server, postmaster(data));
    }

    /**
     * The port clients connect to.
     *
     * @return a port of 127.0.0.1
     */
    public int port() {
        return server.getPort();
    }

    /**
     * Whether its main process still runs.
     *
     * @return false once it has ended, for whatever reason
     */
    public boolean isRunning() {
        return Liveness.runs(postmaster);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The first line of its file is its pid. */
    private static ProcessHandle postmaster(Path data) throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(() -> new IOException("PostgreSQL has ended at once, its pid was " + pid));
    }

    private static void makeDatabases(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            makeAuditor(statement);
            for (String name : DATABASES) {
                makeDatabase(statement, name);
            }
        }
    }

    private static void makeDatabase(Statement statement, String name) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
            statement.execute("CREATE ROLE \"" + name + "\" LOGIN PASSWORD '" + name + "'");
        }
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
            statement.execute("CREATE DATABASE \"" + name + "\" OWNER \"" + name + "\"");
        }
        // A service that reads another's tables is a bug: it fails here first.
        statement.execute("REVOKE CONNECT ON DATABASE \"" + name + "\" FROM PUBLIC");
        statement.execute("GRANT CONNECT ON DATABASE \"" + name + "\" TO " + AUDITOR);
    }

    private static void makeAuditor(Statement statement) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + AUDITOR + "'")) {
            statement.execute("CREATE ROLE " + AUDITOR + " LOGIN PASSWORD '" + AUDITOR + "'");
            statement.execute("GRANT pg_read_all_data TO " + AUDITOR);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
