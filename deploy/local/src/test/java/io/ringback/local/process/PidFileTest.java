package io.ringback.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path folder;

    private PidFile file = new PidFile(Path.of(""));

    @BeforeEach
    void name() {
        file = new PidFile(folder.resolve("engine-service.pid"));
    }

    @Test
    void a_live_process_is_found_again() {
        file.write(ProcessHandle.current());

        assertThat(file.running()).contains(ProcessHandle.current());
    }

    @Test
    void a_process_that_has_ended_is_not_running() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        file.write(process.toHandle());
        process.destroyForcibly().waitFor();

        assertThat(file.running()).isEmpty();
    }

    @Test
    void a_process_that_has_ended_counts_as_ended_even_when_nobody_asks_for_its_exit_code() throws Exception {
        // The outer shell becomes a program that never asks; only then does the inner one end.
        var inner = "until grep -q sleep /proc/$PPID/comm; do :; done";
        var parent = new ProcessBuilder("sh", "-c", "sh -c '" + inner + "' & echo $!; exec sleep 60")
                .redirectErrorStream(true)
                .start();
        try (var lines = parent.inputReader()) {
            var zombie = Long.parseLong(lines.readLine());

            await().until(() -> ProcessHandle.of(zombie).filter(Liveness::runs).isEmpty());

            assertThat(ProcessHandle.of(zombie)).isPresent();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    void another_process_with_the_same_pid_is_not_ours() throws Exception {
        var anHourAgo = Instant.now().minusSeconds(3600).toEpochMilli();
        Files.writeString(file.file(), ProcessHandle.current().pid() + " " + anHourAgo + "\n");

        assertThat(file.running()).isEmpty();
    }

    @Test
    void a_file_half_written_names_nobody() throws Exception {
        Files.writeString(file.file(), Long.toString(ProcessHandle.current().pid()));
        assertThat(file.running()).isEmpty();

        Files.writeString(file.file(), "no numbers");
        assertThat(file.running()).isEmpty();

        file.delete();
        assertThat(file.running()).isEmpty();
    }
}
