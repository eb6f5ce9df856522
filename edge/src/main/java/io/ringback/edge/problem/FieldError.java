package io.ringback.edge.problem;

/**
 * One field of the input that was not accepted.
 *
 * @param field its path as in the JSON or its parameter name: {@code rates[3].prefix}
 * @param message what is wrong, as the rest of a sentence that begins with the field; never the value itself
 */
public record FieldError(String field, String message) {
    /** What a request names may be meant to mislead whoever reads of it. */
    public FieldError {
        field = Shown.text(field);
        message = Shown.text(message);
    }
}
