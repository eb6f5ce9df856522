package io.ringback.proof.whole;

import io.ringback.local.process.Home;
import io.ringback.local.stack.StackProcesses;
import io.ringback.proof.audit.Audit;
import io.ringback.proof.audit.Report;
import io.ringback.proof.audit.StackAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The stack under test: started once, stopped when all tests are over. */
final class RunningStack implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(60);

    /**
     * A call of which nothing more can be learned is closed sooner than its operator would want; an account with several
     * calls at once is asked for more time while it talks no longer than a test.
     */
    private static final String SETTINGS = """
        RINGBACK_ENGINE_UNKNOWN_CLOSED=PT15S
        RINGBACK_RATING_SLICE_SECONDS=12
        """;

    private final LauncherRun launcher;
    private final Map<String, String> environment;
    private final Inbox inbox;

    private RunningStack(LauncherRun launcher, Map<String, String> environment, Inbox inbox) {
        this.launcher = launcher;
        this.environment = environment;
        this.inbox = inbox;
    }

    static RunningStack start() {
        try {
            var checkout = Path.of("..").toAbsolutePath().normalize();
            var launcher = new LauncherRun(checkout, Files.createTempDirectory("ringback-proof"));
            launcher.install();
            var inbox = new Inbox();
            Files.writeString(
                    launcher.home().resolve("settings.properties"),
                    SETTINGS + "RINGBACK_TRIGGER_SMS_URL=" + inbox.url() + "\n");
            launcher.stack("up", "-d", "--replicas", "engine=2");
            var environment = read(launcher.home().resolve("stack.env"));
            environment.put("RINGBACK_HOME", launcher.home().toString());
            return new RunningStack(launcher, environment, inbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value of {@code stack.env}. */
    String value(String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new AssertionError("stack.env has no " + name + ", only " + environment.keySet());
        }
        return value;
    }

    /** All of {@code stack.env}, and the home. */
    Map<String, String> environment() {
        return environment;
    }

    /** Where its short messages go. */
    Inbox inbox() {
        return inbox;
    }

    /** Its processes, to be broken and started again. */
    StackProcesses processes() {
        return new StackProcesses(new Home(launcher.home()));
    }

    /** What a process has logged since it was first started. */
    String log(String process) {
        try {
            return Files.readString(new Home(launcher.home()).log(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API with the operator's key. */
    Client operator() {
        return client(value("RINGBACK_OPERATOR_KEY"));
    }

    /** The API with any key. */
    Client client(String key) {
        return new Client(value("RINGBACK_URL"), key);
    }

    /** Every invariant, on what has happened up to now. */
    Report audit() {
        return Audit.of(StackAccess.from(environment)).waitingFor(QUIET).run();
    }

    @Override
    public void close() {
        launcher.stack("down");
        inbox.close();
    }

    private static Map<String, String> read(Path file) throws IOException {
        var values = new TreeMap<String, String>();
        for (String line : Files.readAllLines(file)) {
            var separator = line.indexOf('=');
            if (separator > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, separator), unquoted(line.substring(separator + 1)));
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        return value.length() > 1 && (value.startsWith("'") || value.startsWith("\""))
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
