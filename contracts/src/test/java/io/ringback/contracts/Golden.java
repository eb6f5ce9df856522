package io.ringback.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The golden messages: a file is added when a message is, and never changed or taken away. */
final class Golden {
    static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    static final Path FOLDER = MODULE.resolve("src/test/resources/golden");

    private Golden() {}

    /** Every golden file, as {@code <topic>/<type>.<case>.json}, in order of name. */
    static List<String> files() {
        try (var paths = Files.walk(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .map(path -> FOLDER.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Topic topicOf(String file) {
        return Topic.named(file.substring(0, file.indexOf('/')));
    }

    static String typeOf(String file) {
        return file.substring(file.indexOf('/') + 1, file.indexOf('.', file.indexOf('/')));
    }
}
