package io.ringback.edge.problem;

import java.util.List;
import java.util.Map;

/** The problems services answer with. Each method makes the exception, the caller throws it. */
public final class Problems {
    private Problems() {}

    /** 400 {@code bad-input} that names one field. */
    public static ProblemException badField(String field, String message) {
        return badFields(List.of(new FieldError(field, message)));
    }

    /** 400 {@code bad-input} that names several fields. */
    public static ProblemException badFields(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return of(400, "bad-input", first.field() + " " + first.message(), errors);
    }

    /** 400 where no field is to blame. */
    public static ProblemException badRequest(String code, String detail) {
        return of(400, code, detail, List.of());
    }

    /** 401 {@code unauthorized} with the challenge of RFC 6750 §3. */
    public static ProblemException unauthorized(String detail) {
        return new ProblemException(
                Problem.of(401, "unauthorized", detail, List.of()), Map.of("WWW-Authenticate", "Bearer"));
    }

    /** 403. */
    public static ProblemException forbidden(String code, String detail) {
        return of(403, code, detail, List.of());
    }

    /**
     * 404 {@code not-found}, also for what belongs to somebody else.
     *
     * @param what the kind of thing: {@code callback}
     */
    public static ProblemException notFound(String what) {
        return of(404, "not-found", "no such " + what, List.of());
    }

    /** 409: right in itself, but not in the present state. */
    public static ProblemException conflict(String code, String detail) {
        return of(409, code, detail, List.of());
    }

    /** 413 {@code body-too-large}. */
    public static ProblemException tooLarge(long limitBytes) {
        return of(413, "body-too-large", "the body may have at most " + limitBytes + " bytes", List.of());
    }

    /** 422: understood and refused by a rule. */
    public static ProblemException unprocessable(String code, String detail) {
        return of(422, code, detail, List.of());
    }

    /** 422 that names the field the rule is about. */
    public static ProblemException unprocessable(String code, String field, String message) {
        return of(422, code, field + " " + message, List.of(new FieldError(field, message)));
    }

    /** 429 with {@code Retry-After}. */
    public static ProblemException tooMany(String code, String detail, long retryAfterSeconds) {
        return new ProblemException(
                Problem.of(429, code, detail, List.of()), Map.of("Retry-After", Long.toString(retryAfterSeconds)));
    }

    /** 503 with {@code Retry-After}. */
    public static ProblemException unavailable(String code, String detail, long retryAfterSeconds) {
        return new ProblemException(
                Problem.of(503, code, detail, List.of()), Map.of("Retry-After", Long.toString(retryAfterSeconds)));
    }

    /** Any other status of 400 and above. */
    public static ProblemException of(int status, String code, String detail, List<FieldError> errors) {
        return new ProblemException(Problem.of(status, code, detail, errors));
    }
}
