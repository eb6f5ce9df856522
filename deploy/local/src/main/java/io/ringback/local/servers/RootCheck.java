package io.ringback.local.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** PostgreSQL does not run as root; a user namespace gives it another user. */
public final class RootCheck {

    static final String NO_UNSHARE =
            "PostgreSQL does not run as root and 'unshare' cannot be used here: install util-linux, or run as another user.";

    private RootCheck() {}

    /**
     * Makes sure PostgreSQL can run as this user.
     *
     * @throws IOException with one sentence for a person, if it cannot
     */
    public static void requireRunnable() throws IOException {
        if (isRoot() && !(onPath("unshare", System.getenv("PATH")) && namespacesWork())) {
            throw new IOException(NO_UNSHARE);
        }
    }

    static boolean onPath(String program, @Nullable String path) {
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean namespacesWork() throws IOException {
        var process = new ProcessBuilder("unshare", "-U", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
