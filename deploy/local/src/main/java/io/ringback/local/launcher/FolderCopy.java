package io.ringback.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Makes a folder hold exactly some files, touching only those that differ by size or time. */
final class FolderCopy {

    private FolderCopy() {}

    /**
     * Copies what differs and deletes what is too much.
     *
     * @param files where each comes from, by its path inside the folder
     * @param folder made when new
     * @throws IOException if a file cannot be read or written
     */
    static void mirror(Map<String, Path> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path present : regularFiles(folder)) {
            if (!files.containsKey(folder.relativize(present).toString())) {
                Files.delete(present);
            }
        }
        for (var file : files.entrySet()) {
            var target = folder.resolve(file.getKey());
            if (!same(file.getValue(), target)) {
                Files.createDirectories(target.getParent());
                Files.copy(
                        file.getValue(),
                        target,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static List<Path> regularFiles(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean same(Path source, Path target) throws IOException {
        return Files.exists(target)
                && Files.size(source) == Files.size(target)
                && Files.getLastModifiedTime(source).toMillis()
                        == Files.getLastModifiedTime(target).toMillis();
    }
}
