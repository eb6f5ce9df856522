package io.ringback.edge.delivery;

import io.quarkus.arc.DefaultBean;
import io.ringback.edge.trace.Traces;
import io.ringback.messaging.Database;
import io.ringback.messaging.DatabaseSettings;
import io.ringback.messaging.MessagingSettings;
import io.ringback.messaging.OutboxRelay;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The parts of messaging every service needs, as beans. */
final class Producers {
    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Database database(Pool pool, InstantSource clock) {
        return new Database(pool, DatabaseSettings.defaults(), clock, Traces::current);
    }

    @Produces
    @Singleton
    MessagingSettings messaging(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String service,
            KafkaSettings kafka) {
        return MessagingSettings.of(bootstrapServers, service, kafka.partitions(), kafka.replication());
    }

    @Produces
    @Singleton
    OutboxRelay relay(Database database, MessagingSettings settings) {
        return new OutboxRelay(database, settings);
    }
}
