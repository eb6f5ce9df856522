package io.ringback.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a request's body whole, up to a limit. */
final class Body {

    /** The body is longer than allowed. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Body() {}

    /** The body; fails with {@link TooLarge} as soon as that is known. */
    static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
        if (announced(request) > maxBytes) {
            return Future.failedFuture(new TooLarge());
        }
        Promise<Buffer> promise = Promise.promise();
        var body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= maxBytes) {
                body.appendBuffer(part);
            } else {
                promise.tryFail(new TooLarge());
            }
        });
        request.exceptionHandler(promise::tryFail);
        request.endHandler(_ -> promise.tryComplete(body));
        return promise.future();
    }

    private static long announced(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }
}
