package io.ringback.engine.switches;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.Problems;
import io.ringback.engine.pool.Limits;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Adds, changes and removes switches. */
@Singleton
public final class Registry {
    private final Database database;
    private final SwitchTable table;
    private final SwitchDirectory directory;
    private final SecretSeal seal;
    private final InstantSource clock;

    Registry(Database database, SwitchTable table, SwitchDirectory directory, SecretSeal seal, InstantSource clock) {
        this.database = database;
        this.table = table;
        this.directory = directory;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * What an operator says of a switch.
     *
     * @param secret null to keep the present one
     */
    public record Registration(
            String name,
            String host,
            int port,
            String username,
            @Nullable String secret,
            String group,
            int weight,
            List<Trunk> trunks,
            Limits limits,
            @Nullable Tls tls) {
        public Registration {
            trunks = List.copyOf(trunks);
        }
    }

    public List<Switch> all() {
        return table.all();
    }

    public Optional<Switch> find(UUID id) {
        return database.read(statements -> table.find(statements, id));
    }

    /** @throws io.ringback.edge.problem.ProblemException 409 if the name is taken */
    public Switch add(Registration registration, String secret) {
        var now = clock.instant();
        UUID id = Ids.next(now, ThreadLocalRandom.current());
        Switch added = new Switch(
                id,
                registration.name(),
                registration.host(),
                registration.port(),
                registration.username(),
                seal.seal(id, secret),
                registration.group(),
                registration.weight(),
                registration.trunks(),
                registration.limits(),
                registration.tls(),
                1,
                now,
                null,
                SwitchState.CONNECTING,
                null,
                null);
        write(() -> database.runInTransaction(tx -> table.insert(tx, added)));
        return added;
    }

    /** The changed switch, empty if there is none. */
    public Optional<Switch> change(UUID id, Registration registration) {
        String secret = registration.secret();
        write(() -> database.runInTransaction(tx -> {
            Optional<Switch> found = table.find(tx, id);
            if (found.isPresent()) {
                Switch old = found.get();
                table.update(
                        tx,
                        new Switch(
                                id,
                                registration.name(),
                                registration.host(),
                                registration.port(),
                                registration.username(),
                                secret == null ? old.sealedSecret() : seal.seal(id, secret),
                                registration.group(),
                                registration.weight(),
                                registration.trunks(),
                                registration.limits(),
                                registration.tls(),
                                old.version(),
                                old.createdAt(),
                                old.drainingSince(),
                                SwitchState.CONNECTING,
                                null,
                                null));
            }
        }));
        return find(id);
    }

    /**
     * Lets a switch run empty, or take calls again; the switch as it is then, empty if there is none.
     *
     * @param draining whether it takes no new calls from now on
     */
    public Optional<Switch> drain(UUID id, boolean draining) {
        database.runInTransaction(tx -> table.drain(tx, id, draining ? clock.instant() : null));
        directory.changed();
        return find(id);
    }

    /**
     * Whether there was one.
     *
     * @throws io.ringback.edge.problem.ProblemException 409 while calls are on it
     */
    public boolean remove(UUID id) {
        boolean removed = database.inTransaction(tx -> {
            // Calls that are given to it from now on wait for this, and then find it gone.
            table.lock(tx, id);
            if (table.busy(tx, id)) {
                throw Problems.conflict("switch-busy", "calls are on this switch");
            }
            return table.delete(tx, id);
        });
        directory.changed();
        return removed;
    }

    private void write(Runnable work) {
        try {
            work.run();
        } catch (SqlFault e) {
            if (e.isDuplicate()) {
                throw Problems.conflict("name-taken", "there is a switch of this name");
            }
            throw e;
        }
        directory.changed();
    }
}
