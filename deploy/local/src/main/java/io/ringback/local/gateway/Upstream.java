package io.ringback.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The replicas of one service, taken in turn; one that cannot be connected to is passed over. */
final class Upstream {

    private static final long CONNECT_TIMEOUT_MILLIS = 2_000;

    private final HttpClient client;
    private final List<Address> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    Upstream(HttpClient client, List<Address> replicas) {
        this.client = client;
        this.replicas = List.copyOf(replicas);
    }

    /** A request that has a connection, not sent yet; fails when no replica can be connected to. */
    Future<HttpClientRequest> connect(HttpMethod method, String uri) {
        return connect(method, uri, turn.getAndIncrement(), replicas.size());
    }

    private Future<HttpClientRequest> connect(HttpMethod method, String uri, int index, int triesLeft) {
        var replica = replicas.get(Math.floorMod(index, replicas.size()));
        var options = new RequestOptions()
                .setHost(replica.host())
                .setPort(replica.port())
                .setMethod(method)
                .setURI(uri)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        var request = client.request(options);
        return triesLeft == 1 ? request : request.recover(_ -> connect(method, uri, index + 1, triesLeft - 1));
    }
}
