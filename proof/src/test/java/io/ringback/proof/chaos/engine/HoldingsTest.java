package io.ringback.proof.chaos.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldingsTest {
    private static final UUID SWITCH = UUID.fromString("0199d0a4-5b1c-7c3e-8f00-000000000001");
    private static final List<String> BOTH = List.of("engine-service", "engine-service-2");

    @TempDir
    private Path folder;

    @Test
    void switch_is_with_the_engine_that_said_so_under_this_epoch() throws IOException {
        var holdings = new Holdings(new Home(folder));
        Files.createDirectories(folder.resolve("logs"));
        say("engine-service", "level=INFO switchId=" + SWITCH + " epoch=3 msg=\"switch taken\"\nlevel=INFO switchId=");
        say("engine-service-2", "level=INFO msg=\"started\"\n");

        assertThat(holdings.look(BOTH)).containsExactly(new Holding(SWITCH, 3));

        say("engine-service", SWITCH + " epoch=9 msg=\"switch taken\"\n");
        say("engine-service-2", "level=INFO switchId=" + SWITCH + " epoch=4 msg=\"switch taken\"\n");

        assertThat(holdings.look(BOTH)).containsExactly(new Holding(SWITCH, 9), new Holding(SWITCH, 4));
        assertThat(holdings.look(BOTH)).isEmpty();
        assertThat(holdings.processOf(new Holding(SWITCH, 4))).isEqualTo(Optional.of("engine-service-2"));
        assertThat(holdings.processOf(new Holding(SWITCH, 9))).isEqualTo(Optional.of("engine-service"));
        assertThat(holdings.processOf(new Holding(SWITCH, 5))).isEmpty();
    }

    private void say(String engine, String text) throws IOException {
        Files.writeString(
                folder.resolve("logs").resolve(engine + ".log"),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
