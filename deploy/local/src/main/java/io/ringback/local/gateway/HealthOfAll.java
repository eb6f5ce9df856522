package io.ringback.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks every service whether it is ready: 200 when all are, else 503, and each service's word in either case. */
final class HealthOfAll {

    private static final long PATIENCE_MILLIS = 2_000;

    private final Vertx vertx;
    private final Map<Service, Upstream> upstreams;

    HealthOfAll(Vertx vertx, Map<Service, Upstream> upstreams) {
        this.vertx = vertx;
        this.upstreams = upstreams;
    }

    void answer(HttpServerRequest request) {
        var asked = new EnumMap<Service, Future<Boolean>>(Service.class);
        for (Service service : Service.values()) {
            asked.put(service, isReady(service));
        }
        Future.join(List.copyOf(asked.values())).onComplete(_ -> {
            var services = new JsonObject();
            var up = true;
            for (var entry : asked.entrySet()) {
                var ready = Boolean.TRUE.equals(entry.getValue().result());
                services.put(entry.getKey().title(), ready ? "UP" : "DOWN");
                up &= ready;
            }
            request.response()
                    .setStatusCode(up ? 200 : 503)
                    .putHeader("content-type", "application/json")
                    .end(new JsonObject()
                            .put("status", up ? "UP" : "DOWN")
                            .put("services", services)
                            .toBuffer());
        });
    }

    private Future<Boolean> isReady(Service service) {
        var upstream = upstreams.get(service);
        if (upstream == null) {
            return Future.succeededFuture(false);
        }
        var answer = upstream.connect(HttpMethod.GET, "/q/health/ready").compose(request -> {
            var timer = vertx.setTimer(PATIENCE_MILLIS, _ -> request.reset());
            return request.send().onComplete(_ -> vertx.cancelTimer(timer));
        });
        return answer.map(HealthOfAll::saysReady).timeout(PATIENCE_MILLIS * 2, TimeUnit.MILLISECONDS);
    }

    private static boolean saysReady(HttpClientResponse response) {
        return response.statusCode() == 200;
    }
}
