package io.ringback.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process still runs. */
public final class Liveness {

    private Liveness() {}

    /**
     * Whether it runs. One that has ended counts as ended, also while its parent has not asked for its exit code: in a
     * container that may be never.
     *
     * @param process any
     * @return whether it can still do anything
     */
    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            // "<pid> (<name>) <state> …": the name may hold anything, the last parenthesis ends it.
            var text = Files.exists(stat) ? Files.readString(stat) : "";
            var state = text.indexOf(' ', text.lastIndexOf(')')) + 1;
            return state > 0 && text.startsWith("Z", state);
        } catch (IOException e) {
            // It ended between the two looks, or there is no such file system: the handle's own word counts.
            return !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }
}
