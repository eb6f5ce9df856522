package io.ringback.trigger.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.delivery.Answer;
import io.ringback.trigger.delivery.Exchange;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/**
 * Takes one notice to its receiver. Connects to the address the doorman let pass and to no other, whatever the name means
 * by then, while the certificate must still be the name's; follows no redirect, and reads no body.
 */
@Singleton
class Postman {
    private final Doorman doorman;
    private final InstantSource clock;
    private final Exchange exchange;

    Postman(Doorman doorman, InstantSource clock, Vertx vertx, TriggerSettings settings) {
        this.doorman = doorman;
        this.clock = clock;
        this.exchange = new Exchange(vertx, settings.noticesInFlight(), settings.webhookTimeout());
    }

    void stopping(@Observes ShutdownEvent event) {
        exchange.close();
    }

    /** Waits for the answer, no longer than the limit; never throws for what a receiver or a network does. */
    Outcome deliver(Notice notice) {
        WebhookUrl url;
        SocketAddress server;
        try {
            url = doorman.read(notice.url());
            server = SocketAddress.inetSocketAddress(
                    url.port(), doorman.admit(url).getHostAddress());
        } catch (Doorman.Refused | WebhookUrl.Unusable e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        }
        return switch (exchange.ask(options(url, server), headers(notice), notice.body(), 0)) {
            case Answer.Status(int status, var _) -> Outcome.of(status);
            case Answer.None(String why) -> new Outcome.Failed(why);
        };
    }

    private static RequestOptions options(WebhookUrl url, SocketAddress server) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(server)
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.target());
    }

    private Map<String, String> headers(Notice notice) {
        var now = clock.instant();
        return Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "Ringback-Webhook/1",
                "webhook-id",
                notice.messageId(),
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                notice.signatures(now));
    }
}
