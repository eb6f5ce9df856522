package io.ringback.proof.bench;

import io.ringback.local.process.Home;
import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.audit.StackAccess;
import io.ringback.proof.audit.StackValues;
import io.ringback.proof.load.LoadTarget;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * The stack that is measured. It runs on this machine: its processes are looked at, too.
 *
 * @param home where its pid files are
 * @param access for the audit
 * @param target for the load
 */
record Stack(Home home, StackAccess access, LoadTarget target) {
    private static final String AUDITOR = "auditor";

    /** @throws StackAccess.NoStack if the environment names none */
    static Stack from(Map<String, String> environment) {
        var values = StackValues.of(environment);
        return new Stack(
                new Home(Path.of(values.required("RINGBACK_HOME"))),
                StackAccess.from(environment),
                LoadTarget.from(environment));
    }

    String kafka() {
        return access.kafka();
    }

    URI url() {
        return target.url();
    }

    /** A service itself, without the gateway. */
    URI service(String name) {
        return StackProcesses.url(home, name);
    }

    /** Reads every database and writes none. */
    Connection reading(String database) throws SQLException {
        return connect(database, AUDITOR, AUDITOR);
    }

    /** As the service itself. */
    Connection owning(String database) throws SQLException {
        var user = uri(database).getUserInfo();
        int colon = user.indexOf(':');
        return connect(database, user.substring(0, colon), user.substring(colon + 1));
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        var uri = uri(database);
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "ringback-bench");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), properties);
    }

    private URI uri(String database) {
        return URI.create(access.postgres().replace("{database}", database));
    }
}
