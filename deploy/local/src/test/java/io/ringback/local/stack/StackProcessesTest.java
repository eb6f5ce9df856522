package io.ringback.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import io.ringback.local.process.HomeLock;
import io.ringback.local.process.RunningProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackProcessesTest {

    @TempDir
    Path folder;

    private Home home = new Home(Path.of("/"));

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
    }

    @AfterEach
    void end() {
        RunningProcesses.of(home).values().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void killed_process_is_known_to_have_ended() {
        var killed = start("engine-service");
        start("engine-service-2");
        var processes = new StackProcesses(home);

        processes.kill("engine-service");

        await().until(() -> !processes.ended().isEmpty());
        assertThat(killed.isAlive()).isFalse();
        assertThat(processes.names()).containsExactly("engine-service", "engine-service-2");
        assertThat(processes.ended()).containsExactly("engine-service");
        assertThatThrownBy(() -> processes.kill("engine-service"))
                .isInstanceOf(Halt.class)
                .hasMessage("engine-service does not run.");
    }

    @Test
    void frozen_process_goes_on_when_thawed() {
        var frozen = start("trigger-service");
        var processes = new StackProcesses(home);

        processes.freeze("trigger-service");
        await().until(() -> state(frozen).startsWith("T"));
        processes.thaw("trigger-service");

        await().until(() -> state(frozen).startsWith("S"));
    }

    @Test
    void nothing_is_started_while_another_command_stops_the_stack() {
        start("engine-service");
        var processes = new StackProcesses(home);
        processes.kill("engine-service");
        await().until(() -> !processes.ended().isEmpty());

        try (var _ = HomeLock.take(home)) {
            assertThat(processes.startEnded(_ -> true)).isEmpty();
        }
    }

    @Test
    void replicas_are_known_by_the_names_of_their_processes() {
        assertThat(Replicas.named(List.of("engine-service", "kafka", "engine-service-2", "trigger-service")))
                .isEqualTo(Replicas.of("engine=2"));
    }

    /** The letter after the name's parenthesis: S sleeping, T stopped. */
    private static String state(ProcessHandle process) throws Exception {
        var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2);
    }

    private ProcessHandle start(String name) {
        var ready = new Readiness.FileMade(home.run().resolve(name + ".ready"));
        return new ComponentStart(home).start(new Component(name, List.of("sleep", "300"), Map.of(), ready));
    }
}
