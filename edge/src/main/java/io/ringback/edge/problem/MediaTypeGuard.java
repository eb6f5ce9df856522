package io.ringback.edge.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets only media types through that can be one, before the framework reads them: it answers 500 to those it cannot
 * parse, and where a resource leaves the type open it copies the client's words into its own header.
 */
@Singleton
final class MediaTypeGuard {
    private static final int FIRST = 1_000;
    private static final String ACCEPT = "Accept";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";

    /** What we answer with. Whoever asks for nothing of it gets JSON (RFC 9110 §12.5.1 leaves that to us). */
    private static final Set<String> ANSWERS =
            Set.of("*/*", "application/*", JSON, Problem.MEDIA_TYPE, "text/event-stream", "text/csv", "text/*");

    private static final Pattern QUALITY = Pattern.compile(";\\s*q=([01](?:\\.[0-9]{1,3})?)\\s*$");
    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]{1,64}";
    private static final Pattern TYPE = Pattern.compile(
            TOKEN + "/" + TOKEN + "(?:\\s*;\\s*" + TOKEN + "=(?:\"[ !#-~]{0,64}\"|" + TOKEN + ")){0,8}");

    void register(@Observes Filters filters) {
        filters.register(MediaTypeGuard::guard, FIRST);
    }

    private static void guard(RoutingContext context) {
        MultiMap headers = context.request().headers();
        // Metrics and health have types of their own.
        boolean ours = String.valueOf(context.request().path()).startsWith("/v1");
        if (ours && headers.contains(ACCEPT)) {
            headers.set(ACCEPT, accepted(headers.getAll(ACCEPT)));
        }
        if (ours && headers.contains(CONTENT_TYPE)) {
            headers.set(CONTENT_TYPE, contentType(headers.get(CONTENT_TYPE)));
        }
        context.next();
    }

    static String accepted(List<String> values) {
        List<String> known = Stream.of(String.join(",", values).split(",", 64))
                .map(MediaTypeGuard::known)
                .filter(type -> !type.isEmpty())
                .toList();
        return known.isEmpty() ? JSON : String.join(", ", known);
    }

    /** Something nobody can read is read by nobody: 415. */
    static String contentType(String value) {
        return TYPE.matcher(value.strip()).matches() ? value : "application/octet-stream";
    }

    private static String known(String range) {
        String type = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!ANSWERS.contains(type)) {
            return "";
        }
        var quality = QUALITY.matcher(range);
        return quality.find() ? type + ";q=" + quality.group(1) : type;
    }
}
