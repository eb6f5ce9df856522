package io.ringback.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** Which headers cross the gateway, and which it adds. */
final class PassedHeaders {

    /** Those of one connection only (RFC 9110 §7.6.1), and the length, which is set anew. */
    private static final Set<String> NOT_PASSED = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "content-length");

    private static final SecureRandom RANDOM = new SecureRandom();

    private PassedHeaders() {}

    /** The request's headers as the service sees them. The Host stays, so that Location names the gateway. */
    static void request(HttpServerRequest from, MultiMap to) {
        copy(from.headers(), to);
        var client = from.remoteAddress().hostAddress();
        var before = from.getHeader("X-Forwarded-For");
        to.set("X-Forwarded-For", before == null ? client : before + ", " + client);
        if (!to.contains("X-Forwarded-Proto")) {
            to.set("X-Forwarded-Proto", from.scheme());
        }
        var authority = from.authority();
        if (authority != null) {
            // HTTP/2 has no Host, but names the same.
            to.set("Host", authority.toString());
            if (!to.contains("X-Forwarded-Host")) {
                to.set("X-Forwarded-Host", authority.toString());
            }
        }
        if (!to.contains("traceparent")) {
            to.set("traceparent", "00-" + randomHex(16) + "-" + randomHex(8) + "-01");
        }
    }

    /** Copies what may cross. */
    static void copy(MultiMap from, MultiMap to) {
        from.forEach(header -> {
            if (!NOT_PASSED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                to.add(header.getKey(), header.getValue());
            }
        });
    }

    private static String randomHex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
