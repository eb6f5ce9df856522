package io.ringback.local.launcher;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Shortens Maven's output to a line per module and a sign of life while it downloads. */
final class BuildProgress {

    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+?) \\S+ +\\[(\\d+)/(\\d+)]");
    private static final long SIGN_OF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_ERRORS = 15;

    private final PrintStream out;
    private final Deque<String> errors = new ArrayDeque<>();
    private int downloads;
    private long lastSign;

    BuildProgress(PrintStream out) {
        this.out = out;
    }

    /**
     * Takes one line of Maven's output.
     *
     * @param now in nanoseconds of a clock that only goes forward
     */
    void line(String line, long now) {
        var module = MODULE.matcher(line);
        if (module.find()) {
            out.println("  [" + module.group(2) + "/" + module.group(3) + "] " + module.group(1));
            lastSign = now;
        } else if (line.contains("Downloaded from")) {
            downloads++;
            if (now - lastSign > SIGN_OF_LIFE_NANOS) {
                out.println("        " + downloads + " files downloaded");
                lastSign = now;
            }
        } else if (line.startsWith("[ERROR]") && errors.size() < MOST_ERRORS) {
            errors.add(line);
        }
    }

    /** The first errors of the build, a line each. */
    String errors() {
        return String.join("\n", errors);
    }
}
