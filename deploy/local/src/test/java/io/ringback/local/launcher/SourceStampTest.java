package io.ringback.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStampTest {

    @TempDir
    Path root;

    @BeforeEach
    void checkout() throws Exception {
        write("pom.xml", "<project/>");
        write("engine/pom.xml", "<project/>");
        write("engine/src/main/java/Engine.java", "class Engine {}");
        write("engine/src/test/java/EngineTest.java", "class EngineTest {}");
        write("engine/target/classes/Engine.class", "compiled");
    }

    @Test
    void times_tests_and_what_was_built_do_not_count() throws Exception {
        var before = stamp();

        write("engine/src/test/java/EngineTest.java", "class EngineTest { int changed; }");
        write("engine/target/classes/Engine.class", "compiled again");
        Files.setLastModifiedTime(
                root.resolve("engine/src/main/java/Engine.java"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(stamp()).isEqualTo(before);
    }

    @Test
    void a_changed_moved_or_new_source_and_a_changed_pom_count() throws Exception {
        var before = stamp();

        write("engine/src/main/java/Engine.java", "class Engine { int changed; }");
        var changed = stamp();
        Files.move(root.resolve("engine/src/main/java/Engine.java"), root.resolve("engine/src/main/java/Motor.java"));
        var moved = stamp();
        write("engine/src/main/java/Wheel.java", "");
        var added = stamp();
        write("pom.xml", "<project></project>");
        var pom = stamp();

        assertThat(List.of(before, changed, moved, added, pom)).doesNotHaveDuplicates();
    }

    private String stamp() {
        return SourceStamp.of(root, List.of("engine"));
    }

    private void write(String path, String text) throws Exception {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
