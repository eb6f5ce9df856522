package io.ringback.local.gateway;

import io.ringback.local.servers.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A gateway before real HTTP servers that stand for the services. */
final class ServedGateway implements AutoCloseable {

    static final int MAX_BODY = 1_000;

    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final Map<Service, List<Address>> services = new EnumMap<>(Service.class);
    private final Vertx vertx = Vertx.vertx();

    @Override
    public void close() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    JsonObject json(URI gateway, String path) throws Exception {
        return new JsonObject(get(gateway, path).body());
    }

    HttpResponse<String> get(URI gateway, String path) throws Exception {
        var address = URI.create(gateway + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    URI start() {
        return start(Duration.ofSeconds(20));
    }

    /** A gateway before what is served; where nothing is, the address leads nowhere. */
    URI start(Duration patience) {
        for (Service service : Service.values()) {
            services.computeIfAbsent(service, _ -> List.of(new Address("127.0.0.1", Ports.free())));
        }
        var settings = new GatewaySettings(0, services, MAX_BODY, 2 * MAX_BODY, patience);
        var server =
                await(new Gateway(vertx, settings).start().toCompletionStage().toCompletableFuture());
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    void serve(Service service, Consumer<HttpServerRequest> handler) {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    request.response().putHeader("X-Service", service.title());
                    handler.accept(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture());
        services.computeIfAbsent(service, _ -> new ArrayList<>()).add(new Address("127.0.0.1", server.actualPort()));
    }

    static void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var forwarded = String.join(
                    " ",
                    request.getHeader("X-Forwarded-For"),
                    request.getHeader("X-Forwarded-Proto"),
                    request.getHeader("X-Forwarded-Host"));
            request.response()
                    .setStatusCode(202)
                    .putHeader("Location", "/there")
                    .end(new JsonObject()
                            .put("service", request.response().headers().get("X-Service"))
                            .put("line", request.method() + " " + request.uri())
                            .put("body", body.toString())
                            .put("host", request.getHeader("Host"))
                            .put("authorization", request.getHeader("Authorization"))
                            .put("forwarded", forwarded)
                            .put("traceparent", request.getHeader("traceparent"))
                            .toBuffer());
        });
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
