package io.ringback.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.local.process.Home;
import io.ringback.local.process.RunningProcesses;
import io.ringback.local.servers.EmbeddedPostgres;
import io.ringback.local.servers.Ports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownTest {

    private static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "ringback-postgres-test");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final List<ProcessHandle> started = new ArrayList<>();
    private Home home = new Home(Path.of("/"));

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
    }

    @AfterEach
    void end() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void processes_left_by_a_run_that_was_killed_are_ended() throws Exception {
        var left = start("engine-service");

        new Preparation(home, out).endLeftOvers();

        assertThat(left.isAlive()).isFalse();
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("An earlier run was killed: ending what it left running.\n");
        assertThat(home.pidFile("engine-service").file()).doesNotExist();
    }

    @Test
    void processes_left_in_the_background_on_purpose_stay() throws Exception {
        var kept = start("engine-service");
        new RunOwner(home).own();
        new RunOwner(home).release();

        new Preparation(home, out).endLeftOvers();

        assertThat(kept.isAlive()).isTrue();
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_process_that_got_a_remembered_pid_by_chance_is_not_killed() throws Exception {
        var stranger = start("engine-service");
        Files.writeString(
                home.pidFile("engine-service").file(),
                stranger.pid() + " " + Instant.now().minusSeconds(600).toEpochMilli());

        assertThat(new Shutdown(home, out).run()).isZero();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void everything_is_stopped_and_the_stack_is_no_longer_announced() throws Exception {
        start("gateway");
        start("trigger-service");
        start("kafka");
        Files.writeString(home.stackEnv(), "RINGBACK_URL=http://127.0.0.1:1\n");

        assertThat(new Shutdown(home, out).run()).isEqualTo(3);

        assertThat(RunningProcesses.of(home)).isEmpty();
        assertThat(started).noneMatch(ProcessHandle::isAlive);
        assertThat(home.stackEnv()).doesNotExist();
    }

    @Test
    void a_postgres_whose_holder_was_killed_is_ended_by_its_own_pid() throws Exception {
        var data = Postmaster.dataOf(home);
        EmbeddedPostgres.start(data, BINARIES, Ports.free());
        var postmaster = new Postmaster(data).running().orElseThrow();
        started.add(postmaster);

        assertThat(new Shutdown(home, out).run()).isEqualTo(1);

        await().until(() -> !postmaster.isAlive());
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void processes_of_a_postgres_that_was_killed_are_gone_before_another_may_start() throws Exception {
        var data = Files.createDirectories(Postmaster.dataOf(home));
        var orphan = new ProcessBuilder("sleep", "300")
                .directory(data.toFile())
                .start()
                .toHandle();
        started.add(orphan);
        Files.writeString(data.resolve("postmaster.pid"), "999999999\n" + data + "\n1\n5432\n");

        new Postmaster(data).end();

        // Gone for the system; this JVM hears of it a moment later.
        await().until(() -> !orphan.isAlive());
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void a_postmaster_file_whose_pid_is_a_stranger_by_now_is_removed() throws Exception {
        var stranger = start("stranger");
        var data = Files.createDirectories(Postmaster.dataOf(home));
        Files.writeString(
                data.resolve("postmaster.pid"),
                stranger.pid() + "\n" + data + "\n"
                        + Instant.now().minusSeconds(600).getEpochSecond() + "\n5432\n");

        new Postmaster(data).end();

        assertThat(stranger.isAlive()).isTrue();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    private ProcessHandle start(String name) {
        var component = new Component(
                name,
                List.of("sleep", "300"),
                Map.of(),
                new Readiness.FileMade(home.run().resolve(name + ".ready")));
        var process = new ComponentStart(home).start(component);
        started.add(process);
        return process;
    }
}
