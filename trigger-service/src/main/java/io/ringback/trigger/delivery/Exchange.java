package io.ringback.trigger.delivery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks servers that are not ours, within a limit of time: follows no redirect, and reads no more of an answer than it is told
 * to.
 */
public final class Exchange implements AutoCloseable {
    private static final int CONNECT_LIMIT_MILLIS = 5_000;

    private final HttpClient client;
    private final Duration limit;

    /**
     * @param atOnce most connections to one server
     * @param limit from the connecting to the answer
     */
    public Exchange(Vertx vertx, int atOnce, Duration limit) {
        this.limit = limit;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_LIMIT_MILLIS)
                .setKeepAlive(false)
                .setMaxPoolSize(atOnce));
    }

    /**
     * Waits for the answer, no longer than the limit; never throws for what a server or a network does.
     *
     * @param readAtMost how many bytes of the body are of interest; with 0 the status is the answer
     */
    public Answer ask(RequestOptions where, Map<String, String> headers, String body, int readAtMost) {
        where.setFollowRedirects(false).setTimeout(limit.toMillis());
        return await(client.request(where).compose(request -> send(request, headers, body, readAtMost)));
    }

    @Override
    public void close() {
        client.close();
    }

    private static Future<Answer> send(
            HttpClientRequest request, Map<String, String> headers, String body, int readAtMost) {
        headers.forEach(request::putHeader);
        return request.send(Buffer.buffer(body)).compose(response -> read(request, response, readAtMost));
    }

    private static Future<Answer> read(HttpClientRequest request, HttpClientResponse response, int readAtMost) {
        int status = response.statusCode();
        if (readAtMost == 0) {
            // A body could go on for ever. That it is cut off is no news.
            response.exceptionHandler(_ -> {});
            request.reset();
            return Future.succeededFuture(new Answer.Status(status, ""));
        }
        Promise<Answer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.handler(part -> {
            read.appendBuffer(part, 0, Math.min(part.length(), readAtMost - read.length()));
            if (read.length() == readAtMost && whole.tryComplete(new Answer.Status(status, text(read)))) {
                request.reset();
            }
        });
        response.endHandler(_ -> whole.tryComplete(new Answer.Status(status, text(read))));
        return whole.future();
    }

    private static String text(Buffer read) {
        return read.toString(StandardCharsets.UTF_8);
    }

    private Answer await(Future<Answer> answered) {
        try {
            return answered.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return silence();
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return cause instanceof TimeoutException
                    ? silence()
                    : new Answer.None("not reached: " + cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.None("stopped");
        }
    }

    private Answer silence() {
        return new Answer.None("no answer within " + limit.toSeconds() + " s");
    }
}
