package io.ringback.trigger.webhook;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** Names as the host this runs on knows them. */
final class HostNamesOfTheSystem {
    @Produces
    @Singleton
    @DefaultBean
    HostNames names() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
