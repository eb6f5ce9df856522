package io.ringback.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** One request on its way to a service and the answer on its way back. */
final class Exchange {

    private static final long NO_TIMER = -1;

    private final HttpServerRequest request;
    private final HttpClientRequest onward;
    private final Service service;
    private long timer = NO_TIMER;
    private boolean tooSlow;

    Exchange(HttpServerRequest request, HttpClientRequest onward, Service service) {
        this.request = request;
        this.onward = onward;
        this.service = service;
    }

    /** Gives up when the answer has not begun in time. Once it has begun it may be silent as long as it likes. */
    void limitSilence(Vertx vertx, Duration patience) {
        timer = vertx.setTimer(patience.toMillis(), _ -> {
            tooSlow = true;
            onward.reset();
        });
        onward.response().onComplete(_ -> vertx.cancelTimer(timer));
    }

    void send(Buffer body) {
        // A client that has gone must not leave a stream open at the service.
        request.response().closeHandler(_ -> onward.reset());
        answered(onward.send(body));
    }

    private void answered(Future<HttpClientResponse> answer) {
        answer.onSuccess(this::passBack)
                .onFailure(_ -> (tooSlow ? Problem.tooSlow(service) : Problem.brokeOff(service)).answer(request));
    }

    /** As the body comes: only what is on its way is held. */
    void stream() {
        var length = request.getHeader("Content-Length");
        if (length == null) {
            onward.setChunked(true);
        } else {
            onward.putHeader("Content-Length", length);
        }
        request.response().closeHandler(_ -> onward.reset());
        answered(onward.send(request));
    }

    private void passBack(HttpClientResponse answer) {
        var response = request.response();
        if (response.closed()) {
            onward.reset();
            return;
        }
        response.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
        PassedHeaders.copy(answer.headers(), response.headers());
        var length = answer.getHeader("Content-Length");
        if (length != null) {
            response.putHeader("Content-Length", length);
        } else if (hasBody(answer)) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onFailure(_ -> {
            onward.reset();
            response.reset();
        });
    }

    private boolean hasBody(HttpClientResponse answer) {
        return !request.method().equals(HttpMethod.HEAD) && answer.statusCode() != 204 && answer.statusCode() != 304;
    }
}
