package io.ringback.local.doctor;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/**
 * The stack that is looked over.
 *
 * @param processes whether each of its processes runs, by name
 * @param servers Kafka and PostgreSQL: where they listen, by name
 * @param services where each service answers, by name
 * @param gateway where the API is
 * @param operatorKey for it
 */
public record Patient(
        Map<String, Boolean> processes,
        Map<String, InetSocketAddress> servers,
        Map<String, URI> services,
        URI gateway,
        String operatorKey) {
    @Override
    public String toString() {
        return "Patient[" + gateway + "]";
    }
}
