package io.ringback.simulator.call;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code Dial(destination,timeout,options)} that this switch understands: {@code g} go on,
 * {@code L(x:y:z)} limit and warnings in milliseconds, {@code A(file)} an announcement to the callee, {@code U(context)} a
 * subroutine on the callee.
 */
record DialOptions(
        String data,
        String destination,
        @Nullable Duration ringTimeout,
        boolean goOn,
        Duration limit,
        Duration warning,
        Duration repeat,
        String announcement,
        String subroutine) {
    private static final Pattern LIMIT = Pattern.compile("L\\((\\d{1,10})(?::(\\d{1,10}))?(?::(\\d{1,10}))?\\)");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("A\\(([^):]*)[^)]*\\)");
    private static final Pattern SUBROUTINE = Pattern.compile("U\\(([^)^]*)[^)]*\\)");

    static DialOptions parse(String data) {
        String[] parts = data.split(",", 4);
        String options = parts.length > 2 ? parts[2] : "";
        Duration timeout = parts.length > 1 ? Functions.seconds(parts[1]) : Duration.ZERO;
        Matcher limit = LIMIT.matcher(options);
        boolean limited = limit.find();
        Matcher announcement = ANNOUNCEMENT.matcher(options);
        Matcher subroutine = SUBROUTINE.matcher(options);
        return new DialOptions(
                data,
                parts[0].split("&", 2)[0],
                timeout.isZero() ? null : timeout,
                options.replaceAll("\\([^)]*\\)", "").indexOf('g') >= 0,
                limited ? millis(limit.group(1)) : Duration.ZERO,
                limited ? millis(limit.group(2)) : Duration.ZERO,
                limited ? millis(limit.group(3)) : Duration.ZERO,
                announcement.find() ? announcement.group(1) : "",
                subroutine.find() ? subroutine.group(1) : "");
    }

    private static Duration millis(@Nullable String digits) {
        return digits == null ? Duration.ZERO : Duration.ofMillis(Long.parseLong(digits));
    }

    String dialString() {
        return destination.substring(destination.indexOf('/') + 1);
    }
}
