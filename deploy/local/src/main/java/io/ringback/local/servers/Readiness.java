package io.ringback.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a server of ours tells the program that started it that it takes clients now. */
final class Readiness {

    private Readiness() {}

    /** Makes the file; whoever waits for it has deleted it before the start. */
    static void declare(Path file) throws IOException {
        Files.writeString(file, ProcessHandle.current().pid() + "\n");
    }
}
