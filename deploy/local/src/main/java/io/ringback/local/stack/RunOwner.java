package io.ringback.local.stack;

import io.ringback.local.process.Home;
import io.ringback.local.process.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who answers for the running processes: a command that is still there, or nobody because they were left in the
 * background on purpose. Processes for whom neither holds were left by a command that was killed.
 *
 * @param home whose processes
 */
record RunOwner(Home home) {

    /** This process answers, until it releases or ends them. */
    void own() throws IOException {
        Files.deleteIfExists(released());
        owner().write(ProcessHandle.current());
    }

    /** They were started on purpose to stay. */
    void release() throws IOException {
        Files.writeString(released(), "");
        owner().delete();
    }

    /** There is nothing left to answer for. */
    void forget() throws IOException {
        Files.deleteIfExists(released());
        owner().delete();
    }

    /** Whether somebody answers for them. */
    boolean isKnown() {
        return Files.exists(released()) || owner().running().isPresent();
    }

    private PidFile owner() {
        return new PidFile(home.run().resolve("owner"));
    }

    private Path released() {
        return home.run().resolve("detached");
    }
}
