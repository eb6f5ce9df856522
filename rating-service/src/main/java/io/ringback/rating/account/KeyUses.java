package io.ringback.rating.account;

import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.messaging.Database;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Notes when a customer's key was last used here, at most once a minute each, on a thread of its own: no request waits
 * for it, and one that is lost is noted by the next.
 */
@Provider
public class KeyUses implements ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger(KeyUses.class);
    private static final Duration PACE = Duration.ofMinutes(1);

    /** Far more than are used in a minute; a key that was made up never gets here. */
    private static final int MOST_REMEMBERED = 10_000;

    private final CurrentPrincipal principal;
    private final Database database;
    private final InstantSource clock;
    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

    KeyUses(CurrentPrincipal principal, Database database, InstantSource clock) {
        this.principal = principal;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        principal.knownKey().ifPresent(keyId -> {
            var now = clock.instant();
            var last = noted.get(keyId);
            if (last == null || now.isAfter(last.plus(PACE))) {
                if (noted.size() >= MOST_REMEMBERED) {
                    noted.clear();
                }
                noted.put(keyId, now);
                Thread.ofVirtual().name("key-use").start(() -> note(keyId, now));
            }
        });
    }

    private void note(UUID keyId, Instant at) {
        try {
            database.runInTransaction(tx -> tx.execute(
                    "UPDATE api_key SET used_at = greatest(coalesce(used_at, $2), $2) WHERE id = $1", keyId, at));
        } catch (RuntimeException e) {
            LOG.warnf(e, "keyId=%s msg=\"use of a key not noted\"", keyId);
        }
    }
}
