package io.ringback.proof.audit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is looked at: the four databases, the topics, the switch. What several invariants need is read once. */
final class Evidence implements AutoCloseable {
    static final List<String> DATABASES = List.of("trigger", "rating", "engine", "cdr");

    private final Settings settings;
    private final Map<String, ReadOnlyDatabase> databases = new LinkedHashMap<>();
    private final EventLog log;
    private final Switchboard board;
    private boolean quiet;
    private @Nullable CallFacts facts;
    private @Nullable List<Ring> rings;
    private @Nullable Set<UUID> live;

    /**
     * How it is looked.
     *
     * @param quietLimit how long to wait for quiet; zero: not at all
     * @param channelLimit how long a channel may live without an owned attempt
     * @param explained dead letters somebody has looked at, as {@code <topic>.dlq/<partition>/<offset>}
     * @param before what phones saw before their switch was killed
     */
    record Settings(Duration quietLimit, Duration channelLimit, Set<String> explained, RingLog before) {
        static final Settings DEFAULT =
                new Settings(Duration.ofSeconds(30), Duration.ofSeconds(30), Set.of(), new RingLog());

        Settings {
            explained = Set.copyOf(explained);
        }
    }

    Evidence(StackAccess access, Settings settings) {
        this.settings = settings;
        this.log = new EventLog(access.kafka());
        this.board = new Switchboard(access.switches());
        try {
            DATABASES.forEach(name -> databases.put(name, ReadOnlyDatabase.open(access, name)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Settings settings() {
        return settings;
    }

    ReadOnlyDatabase database(String name) {
        var database = databases.get(name);
        if (database == null) {
            throw new IllegalArgumentException("no database " + name);
        }
        return database;
    }

    EventLog log() {
        return log;
    }

    Switchboard switchboard() {
        return board;
    }

    /** Whether nothing was under way when the looking began; then nothing is excused as being under way. */
    boolean quiet() {
        return quiet;
    }

    void quiet(boolean reached) {
        quiet = reached;
    }

    CallFacts facts() {
        var read = facts;
        if (read == null) {
            read = CallFacts.readFrom(database("cdr"));
            facts = read;
        }
        return read;
    }

    List<Ring> rings() {
        var read = rings;
        if (read == null) {
            read = Stream.concat(settings.before().rings().stream(), board.rings().stream())
                    .toList();
            rings = read;
        }
        return read;
    }

    /** Attempts the engine has not ended. */
    Set<UUID> liveAttempts() {
        var read = live;
        if (read == null) {
            read = database("engine")
                    .list("SELECT attempt_id FROM attempt WHERE ended_at IS NULL", row -> row.getObject(1, UUID.class))
                    .stream()
                    .collect(Collectors.toSet());
            live = read;
        }
        return read;
    }

    /** From here on everything is looked at anew. */
    void refresh() {
        databases.values().forEach(ReadOnlyDatabase::refresh);
        facts = null;
        rings = null;
        live = null;
    }

    @Override
    public void close() {
        databases.values().forEach(ReadOnlyDatabase::close);
        board.close();
        log.close();
    }
}
