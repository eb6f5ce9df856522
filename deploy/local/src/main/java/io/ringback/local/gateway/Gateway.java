package io.ringback.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One port in front of the services: passes each request to the service its path belongs to, and the answer back as it
 * comes, so that event streams flow.
 */
final class Gateway {

    /** Event streams hold a connection each; what is beyond waits, and what is beyond that is refused. */
    private static final int MAX_CONNECTIONS_PER_REPLICA = 2_000;

    private static final int MAX_WAITING = 2_000;

    /** The answer to an import comes when the last line was read and compared. */
    private static final Duration IMPORT_PATIENCE = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final GatewaySettings settings;
    private final Map<Service, Upstream> upstreams = new EnumMap<>(Service.class);
    private final HealthOfAll health;

    Gateway(Vertx vertx, GatewaySettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MAX_CONNECTIONS_PER_REPLICA)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setKeepAliveTimeout(30));
        settings.services().forEach((service, replicas) -> upstreams.put(service, new Upstream(client, replicas)));
        this.health = new HealthOfAll(vertx, upstreams);
    }

    /** Listens; the future fails if the port is taken. */
    Future<HttpServer> start() {
        return vertx.createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
                .requestHandler(this::handle)
                .listen(settings.port(), "127.0.0.1");
    }

    private void handle(HttpServerRequest request) {
        switch (Destination.of(request.path(), request.uri())) {
            case Destination.Health() -> health.answer(request);
            case Destination.Nowhere() -> Problem.notFound(request.path()).answer(request);
            case Destination.Ambiguous() -> Problem.ambiguousPath().answer(request);
            case Destination.Proxied onward -> pass(request, onward);
        }
    }

    private void pass(HttpServerRequest request, Destination.Proxied onward) {
        if (onward.load() == Destination.Load.STREAMED) {
            // Nothing is read before there is somewhere to put it.
            request.pause();
            connect(request, onward, IMPORT_PATIENCE, Exchange::stream);
            return;
        }
        var maxBytes = onward.load() == Destination.Load.BULKY ? settings.maxBulkyBodyBytes() : settings.maxBodyBytes();
        Body.read(request, maxBytes)
                .onFailure(failure -> refuse(request, failure, maxBytes))
                .onSuccess(body -> connect(request, onward, settings.patience(), exchange -> exchange.send(body)));
    }

    private void connect(
            HttpServerRequest request, Destination.Proxied onward, Duration patience, Consumer<Exchange> sending) {
        var service = onward.service();
        upstream(service)
                .connect(request.method(), onward.uri())
                .onFailure(_ -> Problem.down(service).answer(request))
                .onSuccess(connected -> {
                    PassedHeaders.request(request, connected.headers());
                    var exchange = new Exchange(request, connected, service);
                    exchange.limitSilence(vertx, patience);
                    sending.accept(exchange);
                });
    }

    private Upstream upstream(Service service) {
        var upstream = upstreams.get(service);
        if (upstream == null) {
            throw new IllegalStateException("no address for " + service.title());
        }
        return upstream;
    }

    private void refuse(HttpServerRequest request, Throwable failure, int maxBytes) {
        if (failure instanceof Body.TooLarge) {
            // The rest of the body is not worth reading: the connection ends with the answer.
            request.response().putHeader("connection", "close");
            Problem.tooLarge(maxBytes).answer(request);
        } else {
            request.response().reset();
        }
    }
}
