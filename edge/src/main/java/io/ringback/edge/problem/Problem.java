package io.ringback.edge.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail (RFC 9457 §3.1) with the extension members {@code code}, {@code errors} and {@code traceId}.
 *
 * @param type {@code https://ringback.io/problems/} and the code
 * @param title the kind of problem in words, the same for every occurrence
 * @param status HTTP status, 400 to 599
 * @param detail this occurrence in words
 * @param instance the path that was asked for
 * @param code last part of the type: lower-case words with hyphens, made for programs
 * @param errors the fields that were not accepted; empty where no field is to blame
 * @param traceId where the log tells more
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        String code,
        List<FieldError> errors,
        @Nullable String traceId) {
    /** RFC 9457 §3. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://ringback.io/problems/";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public Problem {
        errors = List.copyOf(errors);
        detail = detail == null ? null : Shown.text(detail);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a problem's code is lower-case words with hyphens: " + code);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a problem's status is 400 to 599: " + status);
        }
    }

    /** The title is the code in words: {@code account-suspended} reads "Account suspended". */
    static Problem of(int status, String code, @Nullable String detail, List<FieldError> errors) {
        String title = Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
        return new Problem(URI.create(TYPES + code), title, status, detail, null, code, errors, null);
    }

    /** The same problem, told where and in which trace it occurred. */
    Problem at(@Nullable String path, @Nullable String trace) {
        return new Problem(type, title, status, detail, path, code, errors, trace);
    }
}
