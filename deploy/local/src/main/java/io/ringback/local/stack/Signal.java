package io.ringback.local.stack;

import io.ringback.local.process.Halt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a process can be told from outside; Java itself knows only two of these. */
enum Signal {
    INT,
    QUIT,
    KILL,
    STOP,
    CONT;

    private static final long PATIENCE_SECONDS = 5;

    /** Sends it; a process that has ended meanwhile hears nothing. */
    void send(ProcessHandle process) {
        send(List.of(process));
    }

    /** Sends it to each in turn. */
    void send(Collection<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", "-" + name()));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new Halt("'kill' cannot be run: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
