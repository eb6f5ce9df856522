package io.ringback.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/**
 * What the gateway answers itself when it cannot pass a request on (RFC 9457).
 *
 * @param status the HTTP status
 * @param code the last part of the type's address
 * @param title the same for every problem of the type
 * @param detail what is wrong this time
 */
record Problem(int status, String code, String title, String detail) {

    static Problem notFound(String path) {
        return new Problem(404, "not-found", "Not found", "There is nothing at " + path + ".");
    }

    static Problem ambiguousPath() {
        return new Problem(
                400, "bad-path", "Bad path", "The path must be plain: no empty, dotted or doubly encoded part.");
    }

    static Problem tooLarge(int maxBodyBytes) {
        return new Problem(413, "too-large", "Too large", "The body may have " + maxBodyBytes + " bytes.");
    }

    static Problem down(Service service) {
        return new Problem(503, "service-down", "Service down", service.title() + " is down.");
    }

    static Problem brokeOff(Service service) {
        return new Problem(
                502,
                "service-broke-off",
                "Service broke off",
                service.title() + " took the request and then broke off: it may or may not have been done.");
    }

    static Problem tooSlow(Service service) {
        return new Problem(
                504,
                "service-too-slow",
                "Service too slow",
                service.title() + " does not answer in time: the request may or may not have been done.");
    }

    void answer(HttpServerRequest request) {
        var response = request.response();
        if (response.closed() || response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(status)
                .putHeader("content-type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "https://ringback.io/problems/" + code)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("code", code)
                        .toBuffer());
    }
}
