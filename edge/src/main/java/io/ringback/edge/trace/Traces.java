package io.ringback.edge.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of what is being done now, kept where log lines find it (Trace Context §3.2). */
public final class Traces {
    /** Header of HTTP requests and of messages. */
    public static final String HEADER = "traceparent";

    private static final String CALLBACK_ID = "callbackId";
    private static final String TRACE_ID = "traceId";
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

    private Traces() {}

    /** The {@code traceparent} to send along; null outside a request and outside the handling of a message. */
    public static @Nullable String current() {
        return (String) MDC.get(HEADER);
    }

    /** The trace id, 32 hexadecimal digits; null where {@link #current()} is. */
    public static @Nullable String traceId() {
        return (String) MDC.get(TRACE_ID);
    }

    /**
     * Continues a trace that came from outside, or begins one.
     *
     * @param traceparent as received; anything not of the W3C form begins a new trace
     */
    public static void enter(@Nullable String traceparent) {
        Matcher form = FORM.matcher(traceparent == null ? "" : traceparent);
        String traceId = form.matches() ? form.group(1) : hex(16);
        MDC.put(TRACE_ID, traceId);
        MDC.put(HEADER, "00-" + traceId + "-" + hex(8) + "-01");
    }

    /** Puts the callback's id on the log lines that follow, until {@link #leave()}. */
    public static void about(Object callbackId) {
        String text = callbackId.toString();
        // The key of a record is whatever its producer says.
        MDC.put(CALLBACK_ID, ID.matcher(text).matches() ? text : "none");
    }

    /** Forgets the trace; for threads that are used again. */
    public static void leave() {
        MDC.remove(TRACE_ID);
        MDC.remove(HEADER);
        MDC.remove(CALLBACK_ID);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        // An id of zeros only means "none".
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
