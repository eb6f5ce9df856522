package io.ringback.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;

/** The gateway as a process of its own. */
final class GatewayMain {

    private GatewayMain() {}

    public static void main(String... arguments) {
        var settings = GatewaySettings.of(List.of(arguments));
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        new Gateway(vertx, settings)
                .start()
                .onSuccess(server -> System.out.println("port=" + server.actualPort() + " msg=\"gateway listens\""))
                .onFailure(failure -> {
                    System.err.println("port=" + settings.port() + " msg=\"gateway cannot listen\" cause=" + failure);
                    System.exit(1);
                });
    }
}
