package io.ringback.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCopyTest {

    @TempDir
    Path folder;

    @Test
    void a_folder_is_made_the_same_and_what_is_the_same_is_not_touched() throws Exception {
        var built = Files.writeString(folder.resolve("built.jar"), "new");
        var target = folder.resolve("app");
        FolderCopy.mirror(Map.of("lib/a.jar", built, "old.jar", built), target);
        var first = Files.readAttributes(target.resolve("lib/a.jar"), BasicFileAttributes.class)
                .fileKey();

        FolderCopy.mirror(Map.of("lib/a.jar", built, "b.jar", built), target);

        try (var files = Files.walk(target)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(target::relativize)
                            .map(Path::toString))
                    .containsExactlyInAnyOrder("lib/a.jar", "b.jar");
        }
        assertThat(Files.readAttributes(target.resolve("lib/a.jar"), BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(first);
        assertThat(target.resolve("b.jar")).hasContent("new");
    }
}
