package io.ringback.rating.attempt;

import io.ringback.edge.access.IdentitySeal;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service shares with trigger and engine, and nobody else. */
final class SharedSecrets {
    private SharedSecrets() {}

    @Produces
    @Singleton
    static IdentitySeal identities(@ConfigProperty(name = "ringback.shared-key") String key) {
        return new IdentitySeal(key);
    }
}
