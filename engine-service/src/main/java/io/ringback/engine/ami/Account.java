package io.ringback.engine.ami;

import io.ringback.engine.switches.Tls;
import org.jspecify.annotations.Nullable;

/**
 * Where and as whom to log in.
 *
 * @param secret never logged
 * @param tls how the connection is encrypted, null for not at all
 */
public record Account(
        String host,
        int port,
        String username,
        String secret,
        @Nullable Tls tls) {
    /** Without TLS. */
    public Account(String host, int port, String username, String secret) {
        this(host, port, username, secret, null);
    }

    @Override
    public String toString() {
        return "Account[" + username + "@" + host + ":" + port + "]";
    }
}
