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

        // What its children took comes on top of its own time, and the compilers are a part of that.
        var own = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        long compilers = table.compilerMillis().getOrDefault("cdr-service", -1L);
        long used = table.cpuMillis().getOrDefault("cdr-service", -1L);

        assertThat(used).isGreaterThanOrEqualTo(own.toMillis());
        assertThat(compilers).isBetween(1L, used);
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
