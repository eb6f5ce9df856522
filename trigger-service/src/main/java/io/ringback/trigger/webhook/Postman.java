package io.ringback.trigger.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.ringback.trigger.TriggerSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes one notice to its receiver. Connects to the address the doorman let pass and to no other, whatever the name means
 * by then, while the certificate must still be the name's; follows no redirect, and reads no body.
 */
@Singleton
class Postman {
    private static final int CONNECT_LIMIT_MILLIS = 5_000;

    private final Doorman doorman;
    private final InstantSource clock;
    private final HttpClient client;
    private final Duration limit;

    Postman(Doorman doorman, InstantSource clock, Vertx vertx, TriggerSettings settings) {
        this.doorman = doorman;
        this.clock = clock;
        this.limit = settings.webhookTimeout();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_LIMIT_MILLIS)
                .setKeepAlive(false)
                .setMaxPoolSize(settings.noticesInFlight()));
    }

    void stopping(@Observes ShutdownEvent event) {
        client.close();
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
        var answered = client.request(options(url, server))
                .compose(request -> send(request, notice))
                .toCompletionStage()
                .toCompletableFuture();
        return await(answered);
    }

    private RequestOptions options(WebhookUrl url, SocketAddress server) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(server)
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.target())
                .setFollowRedirects(false)
                .setTimeout(limit.toMillis());
    }

    private io.vertx.core.Future<Integer> send(HttpClientRequest request, Notice notice) {
        var now = clock.instant();
        return request.putHeader("content-type", "application/json")
                .putHeader("user-agent", "Ringback-Webhook/1")
                .putHeader("webhook-id", notice.messageId())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature", notice.signatures(now))
                .send(Buffer.buffer(notice.body()))
                .map(response -> {
                    int status = response.statusCode();
                    // Nothing else is of interest, and a body could go on for ever. That it is cut off is no news.
                    response.exceptionHandler(_ -> {});
                    request.reset();
                    return status;
                });
    }

    private Outcome await(Future<Integer> answered) {
        try {
            return Outcome.of(answered.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Outcome.Failed("no answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return new Outcome.Failed("not reached: " + cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("stopped");
        }
    }
}
