package io.ringback.engine.service;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringback.contracts.Topic;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.engine.EngineSettings;
import io.ringback.engine.Menus;
import io.ringback.engine.WatchedLines;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.call.Timing;
import io.ringback.engine.owner.Ownership;
import io.ringback.engine.switches.SecretSeal;
import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.LastGate;
import io.ringback.messaging.MessagingSettings;
import io.ringback.messaging.Partition;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shares the switches out between this application and a second replica, as the group of consumers would. */
@ApplicationScoped
public class Replicas {
    private final Ownership here;
    private final MessagingSettings messaging;
    private final List<Object> given;
    private final Vertx vertx;
    private final PgConnectOptions database;

    Replicas(
            Ownership here,
            MessagingSettings messaging,
            EngineSettings settings,
            InstantSource clock,
            LastGate gate,
            SecretSeal seal,
            Actions actions,
            Timing timing,
            Prompts prompts,
            Menus menus,
            WatchedLines watched,
            IdentitySeal identities,
            Vertx vertx,
            @ConfigProperty(name = "ringback.installation") String installation,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.here = here;
        this.messaging = messaging;
        this.given = List.of(
                messaging,
                settings,
                clock,
                gate,
                seal,
                actions,
                timing,
                prompts,
                menus,
                watched,
                identities,
                installation,
                new SimpleMeterRegistry());
        this.vertx = vertx;
        this.database = PgConnectOptions.fromUri(url.substring("vertx-reactive:".length()))
                .setUser(user)
                .setPassword(password);
    }

    /** A second replica that has no switch yet. */
    Replica begin() {
        Gate gate = new Gate(database.getHost(), database.getPort());
        PgConnectOptions through =
                new PgConnectOptions(database).setHost("127.0.0.1").setPort(gate.port());
        return new Replica(
                given,
                gate,
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(6))
                        .connectingTo(through)
                        .using(vertx)
                        .build());
    }

    /** All switches are this second replica's. */
    void giveTo(Replica second, String switchId) {
        takeFromHere();
        second.ownership().partitions().assigned(all());
        second.awaitReady(switchId);
    }

    /** This switch alone is the second replica's, and those whose orders come with its own. */
    void giveOnly(Replica second, String switchId) {
        Set<Partition> partition = Set.of(new Partition(Topic.SWITCH_ORDERS, partitionOf(switchId)));
        here.partitions().revoked(partition);
        second.ownership().partitions().assigned(partition);
        second.awaitReady(switchId);
    }

    /** Where the orders of a switch are. */
    int partitionOf(String switchId) {
        return Utils.toPositive(Utils.murmur2(switchId.getBytes(StandardCharsets.UTF_8))) % messaging.partitions();
    }

    /** This application hands its switches back. */
    public void takeFromHere() {
        here.partitions().revoked(all());
    }

    /** All switches are this application's. */
    public void giveToHere() {
        here.partitions().assigned(all());
    }

    private Set<Partition> all() {
        return IntStream.range(0, messaging.partitions())
                .mapToObj(number -> new Partition(Topic.SWITCH_ORDERS, number))
                .collect(Collectors.toUnmodifiableSet());
    }
}
