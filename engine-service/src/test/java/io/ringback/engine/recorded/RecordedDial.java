package io.ringback.engine.recorded;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Dial of a recording.
 *
 * @param limitSeconds when Asterisk was to end the talk, {@link #NO_LIMIT} if it was not
 * @param confirm whether the callee was asked before the bridge
 */
record RecordedDial(int ringSeconds, int limitSeconds, boolean confirm) {
    static final int NO_LIMIT = 3000;

    private static final Pattern ARGUMENTS = Pattern.compile("[^,]+,(\\d+),(.*)");
    private static final Pattern LIMIT = Pattern.compile("L\\((\\d+)000[:)]|S\\((\\d+)\\)");

    /** Reads {@code PJSIP/x@gw,30,gL(20000:5000:2000)}. */
    static RecordedDial of(String data) {
        Matcher arguments = ARGUMENTS.matcher(data);
        if (!arguments.matches()) {
            throw new IllegalArgumentException("not the arguments of a Dial: " + data);
        }
        Matcher limit = LIMIT.matcher(arguments.group(2));
        int seconds = NO_LIMIT;
        if (limit.find()) {
            seconds = Integer.parseInt(limit.group(1) == null ? limit.group(2) : limit.group(1));
        }
        return new RecordedDial(
                Integer.parseInt(arguments.group(1)),
                seconds,
                arguments.group(2).contains("U("));
    }
}
