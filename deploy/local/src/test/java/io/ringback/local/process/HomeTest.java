package io.ringback.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void a_new_home_is_its_owners_alone() throws Exception {
        var home = new Home(folder.resolve("home"));

        home.prepare();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())))
                .isEqualTo("rwx------");
        assertThat(home.logs()).isDirectory();
    }

    @Test
    void a_disk_nearly_full_is_said_before_anything_starts() {
        var home = new Home(Path.of("/home"));

        assertThatCode(() -> home.requireRoom(500 * MEGABYTE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> home.requireRoom(120 * MEGABYTE))
                .isInstanceOf(Halt.class)
                .hasMessage("The disk of /home is nearly full (120 MB free): make room for 500 MB or set RINGBACK_HOME"
                        + " to a folder on another disk.");
    }

    @Test
    void two_commands_do_not_change_one_stack_at_once() throws Exception {
        var home = new Home(folder.resolve("home"));
        home.prepare();
        var lockFile = home.run().resolve("lock");
        // flock(1) of another program would not do: Java's locks are POSIX ones, held by process.
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        home.folder().toString())
                .redirectErrorStream(true)
                .start();
        try (var lines = other.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("locked");

            assertThatThrownBy(() -> HomeLock.take(home))
                    .isInstanceOf(Halt.class)
                    .hasMessage("Another ./ringback is starting or stopping the stack in " + home.folder() + ".");
        } finally {
            other.destroyForcibly().waitFor();
        }
        HomeLock.take(home).close();
        assertThat(lockFile).exists();
    }

    /** Holds the lock of a home until it is killed. */
    static final class LockHolder {
        public static void main(String... arguments) throws Exception {
            try (var _ = HomeLock.take(new Home(Path.of(arguments[0])))) {
                System.out.println("locked");
                new CountDownLatch(1).await();
            }
        }
    }
}
