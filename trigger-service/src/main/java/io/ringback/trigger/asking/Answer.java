package io.ringback.trigger.asking;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * A response that can be kept and given again.
 *
 * @param location of the callback, null for a refusal
 * @param replayed whether it was kept from an earlier request
 */
record Answer(int status, String mediaType, @Nullable String location, String body, boolean replayed) {
    static final String REPLAYED = "Idempotent-Replayed";

    Response response() {
        Response.ResponseBuilder response =
                Response.status(status).type(mediaType).entity(body);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (replayed) {
            response.header(REPLAYED, "true");
        }
        return response.build();
    }
}
