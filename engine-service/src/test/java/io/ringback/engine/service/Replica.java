package io.ringback.engine.service;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.engine.attempt.Authorizations;
import io.ringback.engine.desk.Desks;
import io.ringback.engine.owner.Lease;
import io.ringback.engine.owner.Ownership;
import io.ringback.messaging.Database;
import io.ringback.messaging.Received;
import io.vertx.sqlclient.Pool;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * A second replica in this process: the engine's own classes made once more, with a database connection of their own.
 * What the group of consumers would tell it is told by the test.
 */
final class Replica {
    private final Map<Class<?>, Object> parts = new LinkedHashMap<>();
    private final Gate gate;
    private final Pool pool;
    private boolean ended;

    Replica(List<Object> given, Gate gate, Pool pool) {
        this.gate = gate;
        this.pool = pool;
        given.forEach(part -> parts.put(part.getClass(), part));
        parts.put(Database.class, new Database(pool));
        ownership().start();
    }

    Ownership ownership() {
        return part(Ownership.class);
    }

    Desks desks() {
        return part(Desks.class);
    }

    /** Its own way to the database. */
    Gate gate() {
        return gate;
    }

    void awaitReady(String switchId) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> desks().ready().stream()
                        .anyMatch(each -> each.target().id().toString().equals(switchId)));
    }

    boolean mayWrite(String switchId) {
        return desks().lease(UUID.fromString(switchId)).filter(Lease::isValid).isPresent();
    }

    /** An order comes to this replica. */
    void handle(AttemptAuthorized order) {
        Received<AttemptAuthorized> received = new Received<>(
                order, Ids.next(), Topic.CALLBACK_AUTHORIZATIONS, 0, 0, order.partitionKey(), Instant.now(), null);
        part(Database.class).runInTransaction(tx -> part(Authorizations.class).handle(tx, received));
    }

    /** Without good-bye: its connections are cut before anything of it stops. */
    void kill() throws InterruptedException {
        gate.close();
        end();
    }

    /** Hands its switches back. */
    void end() throws InterruptedException {
        if (!ended) {
            ended = true;
            ownership().stop();
            gate.close();
            pool.close();
        }
    }

    private <T> T part(Class<T> type) {
        return type.cast(make(type));
    }

    private Object make(Class<?> type) {
        for (Map.Entry<Class<?>, Object> part : parts.entrySet()) {
            if (type.isAssignableFrom(part.getKey())) {
                return part.getValue();
            }
        }
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
        constructor.setAccessible(true);
        Object[] arguments =
                Arrays.stream(constructor.getParameterTypes()).map(this::make).toArray();
        try {
            Object made = constructor.newInstance(arguments);
            parts.put(type, made);
            return made;
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }
}
