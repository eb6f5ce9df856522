package io.ringback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.local.process.Halt;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What the API answered.
 *
 * @param request method and path
 * @param status the HTTP status
 * @param body JSON, or missing
 */
record Reply(String request, int status, JsonNode body) {

    boolean is2xx() {
        return status / 100 == 2;
    }

    /**
     * This reply, if it says that the request was done.
     *
     * @throws Halt with what the API said, if not
     */
    Reply orHalt() {
        if (!is2xx()) {
            throw new Halt(request + " was answered " + status + ": "
                    + body.path("detail").asText(body.toString()));
        }
        return this;
    }

    /** This reply, if it says done or that there is such a thing already. */
    Reply orConflict() {
        return status == 409 ? this : orHalt();
    }

    String text(String field) {
        return body.path(field).asText();
    }

    /** The first item of a page in which each of these fields has the value after it. */
    Optional<JsonNode> item(String... fieldsAndValues) {
        return StreamSupport.stream(body.path("items").spliterator(), false)
                .filter(item -> fits(item, fieldsAndValues))
                .findFirst();
    }

    private static boolean fits(JsonNode item, String... fieldsAndValues) {
        return IntStream.range(0, fieldsAndValues.length / 2)
                .allMatch(i -> item.path(fieldsAndValues[2 * i]).asText().equals(fieldsAndValues[2 * i + 1]));
    }
}
