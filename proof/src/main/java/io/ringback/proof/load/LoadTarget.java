package io.ringback.proof.load;

import io.ringback.proof.audit.StackValues;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;

/**
 * The stack that is put under load. Only one on this machine: load on somebody else's is an attack.
 *
 * @param url the gateway
 * @param operatorKey makes the accounts
 * @param kafka bootstrap servers, {@code host:port}
 */
public record LoadTarget(URI url, String operatorKey, String kafka) {
    public LoadTarget {
        requireLoopback(String.valueOf(url.getHost()));
        for (String server : kafka.split(",", -1)) {
            requireLoopback(server.replaceFirst(":[0-9]+$", ""));
        }
    }

    /**
     * The stack the environment names.
     *
     * @throws io.ringback.proof.audit.StackAccess.NoStack if it names none
     * @throws IllegalArgumentException if it is not on this machine
     */
    public static LoadTarget from(Map<String, String> environment) {
        var values = StackValues.of(environment);
        return new LoadTarget(
                URI.create(values.required("RINGBACK_URL")),
                values.required("RINGBACK_OPERATOR_KEY"),
                values.required("KAFKA_BOOTSTRAP_SERVERS"));
    }

    private static void requireLoopback(String host) {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("load runs against this machine only, and nobody knows " + host, e);
        }
        throw new IllegalArgumentException("load runs against this machine only, not " + host);
    }
}
