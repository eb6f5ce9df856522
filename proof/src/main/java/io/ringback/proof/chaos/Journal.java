package io.ringback.proof.chaos;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What was done and found, with the time since the beginning. */
public final class Journal {
    private final PrintStream out;
    private final long begun = System.nanoTime();
    private final List<String> findings = new ArrayList<>();

    /** One that tells everything to somebody, too. */
    public Journal(PrintStream out) {
        this.out = out;
    }

    /** Something was done. */
    public synchronized void tell(String what) {
        double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000.0;
        out.println(String.format(Locale.ROOT, "%8.2f s  %s", seconds, what));
    }

    /** Something is not as it must be. */
    public synchronized void find(String what) {
        tell("FOUND " + what);
        findings.add(what);
    }

    /** What was found. */
    public synchronized List<String> findings() {
        return List.copyOf(findings);
    }
}
