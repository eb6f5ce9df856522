package io.ringback.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BuildProgressTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final BuildProgress progress = new BuildProgress(new PrintStream(shown, true, StandardCharsets.UTF_8));

    @Test
    void a_person_sees_modules_and_a_sign_of_life_while_maven_downloads() {
        progress.line("[INFO] Building contracts 0.1.0-SNAPSHOT                                  [2/10]", at(0));
        progress.line("[INFO] Downloaded from central: https://example.org/a.jar (1 kB)", at(1));
        progress.line("[INFO] Downloaded from central: https://example.org/b.jar (1 kB)", at(11));
        progress.line("[INFO] Downloaded from central: https://example.org/c.jar (1 kB)", at(12));
        progress.line("[INFO] Compiling 3 source files", at(13));

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("  [2/10] contracts\n        2 files downloaded\n");
    }

    @Test
    void errors_are_kept_for_the_end() {
        progress.line("[ERROR] Engine.java:[3,1] ';' expected", at(0));

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(progress.errors()).isEqualTo("[ERROR] Engine.java:[3,1] ';' expected");
    }

    private static long at(long second) {
        return TimeUnit.SECONDS.toNanos(1_000 + second);
    }
}
