package io.ringback.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.local.process.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStartTest {

    @TempDir
    Path folder;

    @Test
    void a_process_gets_its_environment_and_a_log_and_the_last_log_is_kept() {
        var home = new Home(folder.resolve("home"));
        home.prepare();
        var ready = home.run().resolve("probe.ready");
        var probe = new Component(
                "probe",
                List.of("sh", "-c", "echo \"port $QUARKUS_HTTP_PORT\"; touch '" + ready + "'; exec sleep 300"),
                Map.of("QUARKUS_HTTP_PORT", "20001"),
                new Readiness.FileMade(ready));

        for (int run = 1; run <= 2; run++) {
            var process = new ComponentStart(home).start(probe);
            try {
                await().until(probe.readiness()::isReady);
                assertThat(new LogTail(home.log("probe")).last(5)).containsExactly("port 20001");
                assertThat(home.pidFile("probe").running()).contains(process);
            } finally {
                process.destroyForcibly();
            }
        }
        assertThat(new LogTail(home.log("probe.1")).last(5)).containsExactly("port 20001");
    }

    @Test
    void a_log_is_followed_in_whole_lines_even_when_it_begins_anew() throws Exception {
        var file = folder.resolve("engine-service.log");
        Files.writeString(file, "one\ntwo\nthree\n");
        var tail = new LogTail(file);

        assertThat(tail.last(2)).containsExactly("two", "three");
        Files.writeString(file, "one\ntwo\nthree\nfour\nfi");
        assertThat(tail.added()).containsExactly("four");
        Files.writeString(file, "one\ntwo\nthree\nfour\nfive\n");
        assertThat(tail.added()).containsExactly("five");
        Files.writeString(file, "new\n");
        assertThat(tail.added()).containsExactly("new");
    }
}
