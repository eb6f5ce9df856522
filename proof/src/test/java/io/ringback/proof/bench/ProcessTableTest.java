package io.ringback.proof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.local.process.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "there is no /proc elsewhere")
class ProcessTableTest {
    @TempDir
    Path folder;

    @Test
    void process_of_the_home_is_seen_with_its_time_and_its_memory() throws Exception {
        var home = new Home(folder);
        Files.createDirectories(home.run());
        home.pidFile("cdr-service").write(ProcessHandle.current());
        var table = new ProcessTable(home);

        var used = table.cpuMillis();
        var compilers = table.compilerMillis();
        var own =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();

        assertThat(used)
                .hasEntrySatisfying("cdr-service", millis -> assertThat(millis).isBetween(1L, own + 1_000));
        assertThat(compilers)
                .hasEntrySatisfying("cdr-service", millis -> assertThat(millis).isBetween(1L, own + 1_000));
        assertThat(table.residentMegabytes())
                .hasEntrySatisfying(
                        "cdr-service", megabytes -> assertThat(megabytes).isBetween(20.0, 4_000.0));
    }

    @Test
    void process_that_has_ended_is_not_there() throws Exception {
        var home = new Home(folder);
        Files.createDirectories(home.run());
        Files.writeString(home.run().resolve("kafka.pid"), "999999999 0\n");

        assertThat(new ProcessTable(home).cpuMillis()).isEmpty();
    }
}
